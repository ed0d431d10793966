/**
 * Runs in the browser. Without it the form is sent as it is; with it files go up in parts, each of which is kept
 * where it arrived, so that a broken connection or a page that was loaded again goes on where it stopped.
 */

const form = document.getElementById('form');
const print = document.getElementById('print');

if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

/** A request that the portal refused, with what it said. */
class Refused extends Error {
  constructor(status, body) {
    super(body?.title ?? String(status));
    this.status = status;
    this.body = body ?? {};
  }
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

if (form) prepare(form);

function prepare(form) {
  const base = form.dataset.base;
  const secret = form.elements.namedItem('secret').value;
  const input = document.getElementById('files');
  const area = document.getElementById('upload');
  const status = document.getElementById('upload-status');
  const again = document.getElementById('upload-again');
  const submit = form.querySelector('button[type="submit"]');
  const texts = area.dataset;

  const summary = document.getElementById('summary');
  if (!summary.hidden) summary.focus();

  input.addEventListener('change', () => {
    document.getElementById('chosen').replaceChildren(...[...input.files].map((file) => item(isolated(file.name))));
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });

  async function run() {
    submit.disabled = true;
    try {
      const files = [...input.files];
      const fields = new FormData(form);
      fields.delete('files');
      const mistakes = await send(fields, files);
      if (mistakes) showMistakes(mistakes);
    } catch (error) {
      area.hidden = false;
      say(sentence(error));
      document.getElementById('upload-title').focus();
    } finally {
      submit.disabled = false;
    }
  }

  /** @returns the mistakes of the form; nothing when the receipt is on its way */
  async function send(fields, files) {
    // What is wrong with the form is said before anything large is on its way.
    const check = copy(fields);
    check.set('check', JSON.stringify(files.map(({ name, size }) => ({ name, size }))));
    const checked = await post(check);
    if (checked.mistakes) return checked.mistakes;

    showProgress(files);
    for (const [index, file] of files.entries()) fields.append('uploaded', await upload(file, index));
    say(texts.finishing);
    const done = await post(fields);
    if (done.mistakes) return done.mistakes;
    for (const file of files) forget(file);
    window.location.assign(done.location);
    return null;
  }

  function post(fields) {
    const action = form.getAttribute('action');
    return patiently(async () => {
      try {
        return await ask(action, { method: 'POST', body: fields });
      } catch (error) {
        if (error instanceof Refused && error.status === 422) return error.body;
        throw error;
      }
    });
  }

  /** Sends one file from where it stopped. @returns its id */
  async function upload(file, index) {
    const partBytes = Number(form.dataset.partBytes);
    const bar = document.getElementById(`upload-${index}`);
    let id = remembered(file);
    let received = await begin();
    while (received < file.size) {
      show();
      const start = received;
      try {
        const part = file.slice(start, start + partBytes);
        ({ received } = await patiently(() =>
          ask(`${base}/files/${id}?start=${start}`, {
            method: 'PUT',
            headers: { 'Content-Type': 'application/octet-stream' },
            body: part,
          }),
        ));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        // An answer was lost, or another page sent the same file: what counts is what has arrived.
        if (error.status === 409) received = error.body.received;
        else if (error.status === 404 && error.body.code === 'no-file') {
          forget(file);
          id = remembered(file);
          received = await begin();
        } else throw error;
      }
    }
    bar.value = bar.max;
    bar.nextElementSibling.textContent = fill(texts.arrived, { name: isolate(file.name) });
    say(fill(texts.arrived, { name: isolate(file.name) }));
    return id;

    async function begin() {
      const { name, size, type } = file;
      const begun = await patiently(() =>
        ask(`${base}/files`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ id, name, size, type }),
        }),
      );
      return begun.received;
    }

    function show() {
      const percent = Math.floor((100 * received) / file.size);
      bar.value = percent;
      const text = fill(texts.sending, { name: isolate(file.name), percent: String(percent) });
      bar.nextElementSibling.textContent = text;
      // Who listens is told by quarters, not by every part.
      if (percent % 25 < (100 * partBytes) / file.size) say(text);
    }
  }

  /** Tries until the connection is back; every other answer is for the caller. */
  async function patiently(work) {
    let broken = false;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await work();
        if (broken) {
          say(texts.resumed);
          again.hidden = true;
        }
        return result;
      } catch (error) {
        const passing = error instanceof TypeError || (error instanceof Refused && [429, 503].includes(error.status));
        if (!passing || attempt >= 40) throw error;
        broken = true;
        area.hidden = false;
        say(error instanceof TypeError ? texts.broken : sentence(error));
        await pause(Math.max(error.retryAfter ?? 0, Math.min(30_000, 500 * 2 ** Math.min(attempt, 6))));
      }
    }
  }

  function pause(milliseconds) {
    again.hidden = false;
    return Promise.race([
      wait(milliseconds),
      new Promise((resolve) => {
        again.addEventListener('click', resolve, { once: true });
        window.addEventListener('online', resolve, { once: true });
      }),
    ]);
  }

  async function ask(address, options) {
    const answer = await fetch(address, {
      ...options,
      headers: { ...options.headers, Accept: 'application/json', 'X-Upload-Secret': secret },
      redirect: 'error',
    });
    const body = await answer.json().catch(() => null);
    if (answer.ok) return body;
    // The link is not valid any more: the page says so in full.
    if (answer.status === 404 && body?.code !== 'no-file') window.location.reload();
    const refused = new Refused(answer.status, body);
    refused.retryAfter = Number(answer.headers.get('Retry-After') ?? 0) * 1000;
    throw refused;
  }

  function sentence(error) {
    if (!(error instanceof Refused)) return texts.failed;
    if (error.status === 507) return texts.noRoom;
    if (error.status === 503) return texts.notNow;
    if (error.status === 429) return texts.tooMany;
    return error.body.detail ?? texts.failed;
  }

  function showProgress(files) {
    document.getElementById('upload-files').replaceChildren(
      ...files.map((file, index) => {
        const bar = document.createElement('progress');
        bar.id = `upload-${index}`;
        bar.max = 100;
        bar.value = 0;
        bar.setAttribute('aria-labelledby', `upload-${index}-text`);
        const text = document.createElement('span');
        text.id = `upload-${index}-text`;
        text.textContent = `${isolate(file.name)}: ${texts.waiting}`;
        return item(bar, text);
      }),
    );
    clearMistakes();
    area.hidden = false;
    document.getElementById('upload-title').focus();
  }

  function clearMistakes() {
    summary.hidden = true;
    for (const problem of form.querySelectorAll('.problem')) problem.hidden = true;
    for (const wrong of form.querySelectorAll('[aria-invalid]')) wrong.removeAttribute('aria-invalid');
  }

  function showMistakes(mistakes) {
    area.hidden = true;
    clearMistakes();
    const shown = mistakes.map(({ field, anchor, text }) => {
      const problem = document.getElementById(`${field}-problem`);
      problem.textContent = problem.hidden ? text : `${problem.textContent} ${text}`;
      problem.hidden = false;
      const control = document.getElementById(anchor);
      (control.closest('[role="radiogroup"]') ?? control).setAttribute('aria-invalid', 'true');
      const link = document.createElement('a');
      link.href = `#${anchor}`;
      link.textContent = text;
      // A link to a place scrolls there; the control is what is wanted.
      link.addEventListener('click', (event) => {
        event.preventDefault();
        control.focus();
      });
      return item(link);
    });
    summary.querySelector('ul').replaceChildren(...shown);
    summary.hidden = false;
    summary.focus();
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  /** The id under which a file goes up: the same again after the page was loaded again. */
  function remembered(file) {
    const known = stored((storage) => storage.getItem(keyOf(file)));
    if (known) return known;
    const id = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    stored((storage) => storage.setItem(keyOf(file), id));
    return id;
  }

  function forget(file) {
    stored((storage) => storage.removeItem(keyOf(file)));
  }

  function keyOf({ name, size, lastModified }) {
    // A part of the secret keeps the files of two links apart without keeping the secret.
    return `verbale ${secret.slice(0, 8)} ${size} ${lastModified} ${name}`;
  }
}

/** Some browsers keep nothing: then a page that is loaded again begins anew. */
function stored(use) {
  try {
    return use(window.sessionStorage);
  } catch {
    return null;
  }
}

function copy(fields) {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

function fill(sentence, slots) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
}

/** A name that does not turn the direction of the sentence around it. */
function isolate(name) {
  return `\u2068${name}\u2069`;
}

function isolated(name) {
  const element = document.createElement('bdi');
  element.textContent = name;
  return element;
}

function item(...contents) {
  const element = document.createElement('li');
  element.append(...contents);
  return element;
}
