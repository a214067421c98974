/**
 * Moves in a queue that are shown at once and sent one after another.
 * @module
 */
import { useRef, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { toastProblem } from '../lib/toast.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

/**
 * A publication's new place: in front of its new neighbour, which means the same whatever has happened to the queue
 * meanwhile, or, as the last one, a number.
 * @typedef {{id: string, place: {before: string} | {index: number}}} Move
 */

/**
 * The list with one publication elsewhere; the times stay where they are. Once more changes nothing.
 * @param {Publication[]} items
 * @param {Move} move
 * @returns {Publication[]}
 */
function moved(items, { id, place }) {
  const one = items.find((item) => item.id === id);
  const others = items.filter((item) => item !== one);
  const to = 'before' in place ? others.findIndex((item) => item.id === place.before) : place.index;
  if (!one || to < 0) {
    return items;
  }
  return others.toSpliced(to, 0, one).map((item, index) => ({ ...item, dueAt: items[index].dueAt }));
}

/**
 * The queue as it will be, and how to move within it.
 *
 * A move that overtook the one before it would be told from a neighbour that is not there yet, so each waits for its
 * predecessor; and what is read meanwhile shows only the moves that have arrived, so those under way are shown on top
 * of it until the last is answered.
 * @param {{items: Publication[], reload: () => Promise<void>, change: (how: (items: Publication[]) => Publication[]) => void}} queue
 * @returns {{order: Publication[], move: (one: Publication, to: number) => Promise<boolean>}} move: whether it was done
 */
export function useMoves({ items, reload, change }) {
  const [under, setUnder] = useState(/** @type {Move[]} */ ([]));
  const last = useRef(/** @type {Promise<unknown>} */ (Promise.resolve()));
  const waiting = useRef(/** @type {Move[]} */ ([]));
  const order = under.reduce(moved, items);

  /** @param {Move[]} moves */
  const show = (moves) => {
    waiting.current = moves;
    setUnder(moves);
  };
  /** @param {Move} move */
  const send = async (move) => {
    try {
      await post(`/publications/${move.id}/queue/move`, move.place);
      return true;
    } catch (failure) {
      toastProblem(failure);
      show(waiting.current.filter((other) => other !== move));
      return false;
    }
  };
  /** @param {Publication} one @param {number} to */
  const move = async (one, to) => {
    const neighbour = order.filter((item) => item.id !== one.id)[to];
    /** @type {Move} */
    const mine = { id: one.id, place: neighbour ? { before: neighbour.id } : { index: to } };
    show([...waiting.current, mine]);
    const sent = last.current.then(() => send(mine));
    last.current = sent;
    const done = await sent;
    if (last.current === sent) {
      const all = waiting.current;
      change((known) => all.reduce(moved, known));
      show([]);
      await reload();
    }
    return done;
  };
  return { order, move };
}
