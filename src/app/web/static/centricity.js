// Comfort only: every page works without this file.

const form = document.querySelector('#upload');
if (form) enhanceUpload(form);

/** Dropping files, listing what was chosen, and progress while it is sent. */
function enhanceUpload(upload) {
  const input = upload.querySelector('#files');
  const zone = upload.querySelector('.drop');
  const chosen = upload.querySelector('.chosen');
  const status = upload.querySelector('.sending');

  const list = () => {
    chosen.replaceChildren(
      ...[...input.files].map((file) => {
        const item = document.createElement('li');
        item.textContent = `${file.name}, ${size(file.size)}`;
        return item;
      }),
    );
  };
  input.addEventListener('change', list);

  for (const kind of ['dragenter', 'dragover']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  }
  for (const kind of ['dragleave', 'drop']) {
    zone.addEventListener(kind, () => zone.classList.remove('over'));
  }
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    list();
  });

  upload.addEventListener('submit', (event) => {
    event.preventDefault();
    send(upload, status, event.submitter);
  });
}

/** Sends a form and follows to where it leads; fetch cannot tell how far an upload is. */
function send(upload, status, submitter) {
  const data = new FormData(upload, submitter);
  const buttons = upload.querySelectorAll('button');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', 'Sending');
  const words = document.createElement('span');
  words.textContent = ' Sending…';
  status.replaceChildren(bar, words);
  for (const button of buttons) button.disabled = true;

  const fail = (message) => {
    for (const button of buttons) button.disabled = false;
    status.textContent = message;
    status.classList.add('error');
  };
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = loaded / total;
    words.textContent = loaded === total ? ' Reading…' : ` ${size(loaded)} of ${size(total)} sent`;
  };
  request.onload = () => {
    if (request.status < 400) location.assign(request.responseURL);
    else fail(messageIn(request.responseText));
  };
  request.onerror = () => fail('The connection broke before all was sent. Nothing was kept; try again.');
  request.open('POST', upload.action);
  request.setRequestHeader('Accept', 'application/json');
  request.send(data);
}

function messageIn(text) {
  try {
    return JSON.parse(text).error;
  } catch {
    return 'That did not work. Try again.';
  }
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// j and k go from one labelled statement to the next.
const statements = [...document.querySelectorAll('details.statement > summary')];
document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey || target.matches('input, textarea, select')) return;
  const step = { j: 1, k: -1 }[key];
  if (step === undefined || statements.length === 0) return;
  const here = statements.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : statements.length - 1) : here + step;
  statements[Math.max(0, Math.min(next, statements.length - 1))].focus();
});

// Paper cannot be unfolded.
let folded = [];
addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('figure details:not([open])')];
  for (const each of folded) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of folded) each.open = false;
});

const tryForm = document.querySelector('#try');
if (tryForm) labelAsTyped(tryForm);

/** Labels what is typed in a worker of this browser; only the words of the lexicons are loaded. */
async function labelAsTyped(tryIt) {
  const typed = tryIt.querySelector('#typed');
  const audience = tryIt.querySelector('#audience');
  const result = document.querySelector('#labelled');
  const worker = new Worker(tryIt.dataset.worker);
  worker.onmessage = ({ data }) => {
    if (data.text !== typed.value) return;
    result.replaceChildren(...data.statements.map(statementLine));
  };
  const words = await fetch(tryIt.dataset.words).then((answer) => answer.json());
  worker.postMessage({ kind: 'learn', ...words });
  let waiting;
  const ask = () => {
    clearTimeout(waiting);
    waiting = setTimeout(
      () => worker.postMessage({ kind: 'label', text: typed.value, audience: audience.value }),
      80,
    );
  };
  typed.addEventListener('input', ask);
  audience.addEventListener('change', ask);
  tryIt.addEventListener('submit', (event) => event.preventDefault());
  if (typed.value) ask();
}

/** A statement with the words that counted marked, its label, and how sure it is. */
function statementLine({ text, matches, label, centric, focused }) {
  const line = element('p', `statement is-${label}`);
  let end = 0;
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start < end) continue;
    line.append(text.slice(end, match.start));
    const mark = element('mark', sideOf(match), text.slice(match.start, match.end));
    mark.title = match.category;
    line.append(mark);
    end = match.end;
  }
  const sure = ` · ${Math.round(centric * 100)} % through their eyes, ${Math.round(focused * 100)} % from the outside`;
  line.append(text.slice(end), ' ', element('span', `label ${label}`, label), element('small', '', sure));
  return line;
}

function sideOf({ state, weight }) {
  if (state === 'dismissed' || !weight || weight.centric === weight.focused) return 'aside';
  return weight.centric > weight.focused ? 'centric' : 'focused';
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
