//! Work shared among threads, with the results in the order of the tasks. At most a few tasks for each thread are
//! in flight, so memory is bounded however long the input is.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A task with its number in the input.
type Numbered<T> = (usize, T);
/// What came of a task; a panic travels to the caller.
type Outcome<R> = Result<R, Box<dyn Any + Send>>;

/// Does `work` on every task with `jobs` threads and hands the results to `take` in the order of the tasks, on the
/// calling thread. Ends early if `take` fails.
pub fn ordered<T: Send, R: Send, E>(
    jobs: usize,
    tasks: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if jobs <= 1 {
        return tasks.map(work).try_for_each(take);
    }
    thread::scope(|scope| {
        // All ends belong to this closure: when it ends, by a panic too, they hang up and every thread comes home.
        let (permit, permits) = channel();
        let (task, queue) = channel();
        let (done, results) = channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..2 * jobs + 1 {
            let _ = permit.send(());
        }
        scope.spawn(move || feed(tasks, &permits, &task));
        for _ in 0..jobs {
            let (queue, done, work) = (queue.clone(), done.clone(), &work);
            scope.spawn(move || labour(&queue, &done, work));
        }
        drop((queue, done));
        collect(results, |result| {
            take(result)?;
            let _ = permit.send(());
            Ok(())
        })
    })
}

/// Hands out tasks as fast as results are taken.
fn feed<T>(tasks: impl Iterator<Item = T>, permits: &Receiver<()>, queue: &Sender<Numbered<T>>) {
    for task in tasks.enumerate() {
        if permits.recv().is_err() || queue.send(task).is_err() {
            break;
        }
    }
}

fn labour<T, R>(queue: &Mutex<Receiver<Numbered<T>>>, done: &Sender<Numbered<Outcome<R>>>, work: &impl Fn(T) -> R) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = next else { break };
        let result = catch_unwind(AssertUnwindSafe(|| work(task)));
        if done.send((number, result)).is_err() {
            break;
        }
    }
}

/// Puts results back in order.
fn collect<R, E>(results: Receiver<Numbered<Outcome<R>>>, mut take: impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, outcome) in results {
        waiting.insert(number, outcome);
        while let Some(outcome) = waiting.remove(&next) {
            take(outcome.unwrap_or_else(|panic| resume_unwind(panic)))?;
            next += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// Later tasks are quicker, so that they overtake.
    fn slow_square(n: u64) -> u64 {
        thread::sleep(Duration::from_micros(200 * (7 - n % 8)));
        n * n
    }

    #[test]
    fn results_keep_the_order_of_tasks() {
        for jobs in [1, 2, 5] {
            let mut found = Vec::new();
            let ended: Result<(), ()> = ordered(jobs, 0..100, slow_square, |n| {
                found.push(n);
                Ok(())
            });
            assert_eq!((ended, found), (Ok(()), (0..100).map(|n| n * n).collect()));
        }
    }

    #[test]
    fn a_failing_taker_ends_the_work() {
        for jobs in [1, 4] {
            let ended = ordered(jobs, 0.., slow_square, |n| if n < 100 { Ok(()) } else { Err(n) });
            assert_eq!(ended, Err(100));
        }
    }

    #[test]
    fn a_panic_reaches_the_caller() {
        for jobs in [1, 4] {
            let work = |n: u64| if n == 3 { panic!("three") } else { n };
            let ended = catch_unwind(AssertUnwindSafe(|| ordered(jobs, 0.., work, |_| Ok::<(), ()>(()))));
            assert!(ended.is_err());
        }
    }
}
