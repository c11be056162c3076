// Presses whatever there is, by dice with a seed; and compares what stands on a tab with the same tab opened anew.
window.anything = (() => {
  const frames = async (count) => { for (; count > 0; count -= 1) await new Promise(requestAnimationFrame); };
  const dice = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const panel = () => document.querySelector('[role=tabpanel]:not([inert])');
  const name = (element) => element.getAttribute('aria-label') ?? element.closest('label')?.innerText ?? element.innerText;
  const busy = () => panel().querySelector('[aria-busy=true]') || panel().innerText.includes('Asking 10,000 seeds');
  const idle = async () => {
    await frames(3);
    for (let times = 0; busy() && times < 600; times += 1) await frames(1);
    await frames(3);
  };
  // What leaves the page, or asks the browser for leave.
  const left = /^(Theme|Share|Print|Save as|Download|Copy|Open a file)/;
  const shown = (element) => element.getClientRects().length > 0 && !element.closest('[inert]') && (element.tagName === 'SUMMARY' || !element.closest('details:not([open])'));

  async function step(seed) {
    const roll = dice(seed);
    const one = (list) => list[Math.floor(roll() * list.length)];
    const root = [...document.querySelectorAll('dialog')].find((dialog) => dialog.open) ?? document;
    const all = [...root.querySelectorAll('button, input, select, summary')].filter((each) => shown(each) && each.type !== 'file' && !left.test(name(each)));
    // A tab, an act on the whole, or anything: so that tables of many buttons are not all there is.
    const some = one([
      all.filter((each) => each.id.startsWith('tab-')),
      all.filter((each) => ['Undo', 'Redo', 'Save', 'Roll back', 'Skip to end'].includes(name(each))),
      all.filter((each) => each.matches('input, select')),
      all.filter((each) => each.matches('[role=switch]')),
      all,
    ]);
    const at = one(some.length > 0 ? some : all);
    at.focus();
    const say = (kind) => at.dispatchEvent(new Event(kind, { bubbles: true }));
    if (at.tagName === 'SELECT') {
      at.selectedIndex = Math.floor(roll() * at.options.length);
      say('change');
    } else if (at.matches('input:not([type=checkbox], [type=radio])')) {
      const typed = { date: ['', '2027-02-28'], time: ['', '10:30'], number: ['', '0', '3', '7', '60', '99999'], range: ['0', '60', '900'] };
      at.value = one(typed[at.type] ?? ['', 'java', '99.9', '<b>']);
      say('input');
      say('change');
    } else {
      at.click();
    }
    await frames(one([0, 1, 2, 12]));
    await frames(2);
    const lists = [...document.querySelectorAll('[role=tablist]')];
    return {
      did: `${at.tagName} ${name(at).trim().slice(0, 60)} = ${at.value ?? ''}`,
      focus: document.activeElement !== document.body,
      tabs: lists.every((list) => list.querySelectorAll('[aria-selected=true][tabindex="0"]').length === 1 && list.querySelectorAll('[tabindex="0"]').length === 1),
    };
  }

  // Words, what is on, and what stands in fields.
  const fields = 'input:not([type=file]), select, [role=switch], [role=radio], [role=tab]';
  const stands = () => JSON.stringify([panel().innerText, [...panel().querySelectorAll(fields)].map((each) => [each.value, each.checked, each.ariaChecked, each.ariaSelected])]);
  const button = (label) => [...panel().querySelectorAll('button')].find((each) => each.innerText === label && each.ariaDisabled !== 'true');
  async function settled() {
    await idle();
    // Rows wait to be sorted until somebody asks; what was opened to be read is closed in a new tab.
    button('Sort and filter again')?.click();
    panel().querySelectorAll('details[open]').forEach((each) => { each.open = false; });
    await frames(3);
    return stands();
  }
  async function anew() {
    document.querySelectorAll('dialog').forEach((each) => each.open && each.close());
    await idle();
    const here = panel().getAttribute('aria-labelledby');
    document.getElementById('tab-3').click();
    await idle();
    button('Pause')?.click();
    document.getElementById(here).click();
    const before = await settled();
    // What happens while it is not open is caught up with.
    document.getElementById(here === 'tab-1' ? 'tab-0' : 'tab-1').click();
    await idle();
    const act = (name) => document.querySelector(`[aria-label=${name}]`);
    if (act('Undo').ariaDisabled !== 'true') {
      act('Undo').click();
      await idle();
      act('Redo').click();
      await idle();
    }
    document.getElementById(here).click();
    const after = await settled();
    return before === after ? null : [here, before, after];
  }
  return { step, anew };
})();
