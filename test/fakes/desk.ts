import { type Chance, oneOf } from './chance.js';

/** One message of a ticket; times are in seconds since 1970. */
export interface Message {
  readonly id: number;
  readonly by: 'customer' | 'agent' | 'note';
  readonly who: number;
  readonly at: number;
  readonly redacted: boolean;
  readonly text: string;
}

export interface Ticket {
  readonly number: number;
  readonly created: number;
  readonly changed: number;
  readonly title: string;
  readonly team: number;
  readonly messages: readonly Message[];
  readonly deleted: boolean;
}

const SAID = ['Guests want it quiet', '40 percent left', 'Solved', 'Guests want 40 percent off'];
const START = Date.UTC(2026, 2, 1) / 1000;

/** A help desk whose tickets come, go on, are mended, redacted and deleted; every vendor's fake server shows one of these. */
export class Desk {
  /** The clock of the desk, in seconds. */
  now = START;
  readonly tickets = new Map<number, Ticket>();
  #numbers = 0;
  readonly #random: Chance;

  constructor(random: Chance) {
    this.#random = random;
  }

  /** Lets so many things happen, some of them in the same second. */
  stir(happenings: number): void {
    for (let each = 0; each < happenings; each += 1) {
      this.now += this.#random(3) * 20;
      this.#happen();
    }
  }

  open(messages = 1 + this.#random(3)): void {
    this.#numbers += 1;
    const number = this.#numbers;
    const blank = { number, created: this.now, changed: this.now, title: `Noise ${number}`, deleted: false };
    this.tickets.set(number, { ...blank, team: this.#random(3), messages: [] });
    for (let each = 0; each < messages; each += 1) this.#write(number);
  }

  /** What is there to be read: the number of each ticket and what is said in it. */
  content(): readonly (readonly string[])[] {
    return [...this.tickets.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ number, messages }) => [
        String(number),
        ...messages.filter(isReadable).map(({ text }) => text),
      ]);
  }

  delete(number: number): void {
    this.#change(number, { deleted: true });
  }

  #happen(): void {
    const alive = [...this.tickets.values()].filter(({ deleted }) => !deleted);
    const kind = this.#random(10);
    if (alive.length < 3 || kind < 3) this.open();
    else {
      const ticket = oneOf(this.#random, alive);
      if (kind < 7) this.#write(ticket.number);
      else if (kind === 7) this.delete(ticket.number);
      else this.#mend(ticket, kind === 8 ? { redacted: true } : { text: this.#words() });
    }
  }

  #mend({ number, messages }: Ticket, mend: Partial<Message>): void {
    const place = this.#random(messages.length);
    const mended = messages.map((message, index) => (index === place ? { ...message, ...mend } : message));
    // Where everything is redacted, nothing is left of the ticket: that is deletion, and tested as such.
    if (mended.some(isReadable)) this.#change(number, { messages: mended });
  }

  #words(): string {
    return `${oneOf(this.#random, SAID)}, ${this.#random(1e9)}.`;
  }

  #write(number: number): void {
    const before = this.tickets.get(number)?.messages ?? [];
    const by = before.length === 0 ? 'customer' : oneOf(this.#random, ['customer', 'agent', 'note'] as const);
    const id = number * 10_000 + before.length;
    const who = by === 'customer' ? number : this.#random(7);
    const message = { id, by, who, at: this.now, redacted: false, text: this.#words() };
    this.#change(number, { messages: [...before, message] });
  }

  #change(number: number, change: Partial<Ticket>): void {
    const ticket = this.tickets.get(number);
    if (ticket !== undefined) this.tickets.set(number, { ...ticket, ...change, changed: this.now });
  }
}

export const isReadable = ({ redacted }: Message): boolean => !redacted;

export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
