// Whatever asks the server and takes the state that it answers: one after another, so that no old answer comes after a new
// one. A page that went back to an older state would see its next wish refused as stale, and lose a key that was pressed.

export class Turns {
  constructor() {
    this.last = Promise.resolve();
  }

  // Done when all that was asked for before and `work` are done; whatever became of that before.
  take(work) {
    this.last = this.last.catch(() => null).then(work);
    return this.last;
  }
}
