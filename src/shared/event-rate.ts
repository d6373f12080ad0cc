/** Counts events and says how many came a second, over the last one to two seconds. */
export class EventRate {
  #second = 0;
  #now = 0;
  #before = 0;

  /** Adds events that came at an instant in epoch milliseconds. */
  add(count: number, at: number): void {
    this.#turn(at);
    this.#now += count;
  }

  /** Events a second at an instant; a second in progress counts as far as it has gone. */
  perSecond(at: number): number {
    this.#turn(at);
    return Math.max(this.#now, this.#before);
  }

  #turn(at: number): void {
    const second = Math.floor(at / 1_000);
    if (second === this.#second) return;
    this.#before = second === this.#second + 1 ? this.#now : 0;
    this.#now = 0;
    this.#second = second;
  }
}
