// Search and filters of the page: a thing is shown that has all words, and one of the chosen severities.
const search = document.querySelector('input[type="search"]');
const count = document.querySelector('output');
const chips = [...document.querySelectorAll('input[name="severity"]')];
const items = [...document.querySelectorAll('[data-item]')];
const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
const groups = [...document.querySelectorAll('[data-group]')];

function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = new Set(chips.filter((chip) => chip.checked).map((chip) => chip.value));
  let shown = 0;
  for (const item of items) {
    const { severity } = item.dataset;
    const isWanted = severity === undefined || chosen.has(severity);
    item.hidden = !isWanted || !words.every((word) => texts.get(item).includes(word));
    if (!item.hidden) shown += 1;
  }
  for (const group of groups) {
    group.hidden = group.querySelector('[data-item]:not([hidden])') === null;
    if (words.length > 0 && !group.hidden && group.tagName === 'DETAILS') group.open = true;
  }
  count.textContent = words.length === 0 && chosen.size === chips.length ? '' : `${shown} of ${items.length}`;
}

search.addEventListener('input', apply);
for (const chip of chips) chip.addEventListener('change', apply);

document.addEventListener('keydown', (event) => {
  const isTyping = event.target === search;
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'Escape' && isTyping) {
    search.value = '';
    apply();
  } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && isTyping) {
    event.preventDefault();
    const first = items.find((item) => !item.hidden && item.getClientRects().length > 0);
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  }
});
