// The host, filled in from the device's clock: the country whose clocks show its time zone.
// It is said to be a guess, and no permission is asked for. Small, since every first page
// fetches it; what helps while somebody types comes when the form is turned to.

/** "Asia/Omsk Tomsk": one without an area is in that of the one before. */
function zonesOf(list) {
  let area = '';
  return (list ? list.split(' ') : []).map((zone) => {
    const end = zone.lastIndexOf('/') + 1;
    if (end > 0) area = zone.slice(0, end);
    return area + zone.slice(end);
  });
}

async function countryOf(zone) {
  const language = encodeURIComponent(document.documentElement.lang);
  const response = await fetch(`/api/v1/packs/names.json?lang=${language}`);
  if (!response.ok) return null;
  const { id, name, zones = [] } = await response.json();
  const place = zones.findIndex((list) => zonesOf(list).includes(zone));
  return place < 0 ? null : { id: id[place], name: name[place] };
}

/** What is said below the field goes as soon as somebody changes it. */
function say(hint, input) {
  const before = hint.textContent;
  const change = () => {
    hint.textContent = before;
    input.removeAttribute('aria-describedby');
    delete input.dataset.country;
  };
  hint.textContent = hint.dataset.guessed;
  input.setAttribute('aria-describedby', hint.id);
  for (const event of ['input', 'change']) input.addEventListener(event, change, { once: true });
}

/** The field of the host; `data-guess` names the hint below it. */
export async function guessHost(input) {
  const country = await countryOf(Intl.DateTimeFormat().resolvedOptions().timeZone).catch(() => null);
  if (!country || input.value || input === document.activeElement) return;
  input.value = country.name;
  input.dataset.country = country.id;
  say(document.getElementById(input.dataset.guess), input);
}
