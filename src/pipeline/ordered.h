// Work on many things with many threads, results given out in the order in which the things came.
//
// `next` is called under a lock, one thing at a time, until it returns nothing; `work` runs on all threads at once;
// `emit` is called under a lock, strictly in order. No more than `window` things are in flight, so that an archive of
// millions is never held in memory; no more than 256 threads are started. An exception from any of the three stops the run and is thrown again to the caller.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace chancery {

template <typename In, typename Out, typename Next, typename Work, typename Emit>
void in_order(unsigned threads, Next next, Work work, Emit emit) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  threads = std::min(threads, 256u);
  if (threads == 1) {
    while (std::optional<In> thing = next()) emit(work(std::move(*thing)));
    return;
  }
  std::mutex mutex;
  std::condition_variable room;
  std::map<std::uint64_t, Out> done;
  std::uint64_t taken = 0, given = 0;
  bool finished = false;
  std::exception_ptr failure;
  const std::uint64_t window = 16ull * threads;

  const auto run = [&] {
    try {
      for (;;) {
        std::unique_lock lock(mutex);
        room.wait(lock, [&] { return finished || taken < given + window; });
        if (finished) return;
        std::optional<In> thing = next();
        if (!thing) {
          finished = true;
          room.notify_all();
          return;
        }
        const std::uint64_t number = taken++;
        lock.unlock();
        Out result = work(std::move(*thing));
        lock.lock();
        done.emplace(number, std::move(result));
        while (!done.empty() && done.begin()->first == given) {
          Out ready = std::move(done.begin()->second);
          done.erase(done.begin());
          emit(std::move(ready));
          ++given;
        }
        room.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      finished = true;
      room.notify_all();
    }
  };
  std::vector<std::thread> workers;
  try {
    for (unsigned i = 0; i < threads; ++i) workers.emplace_back(run);
  } catch (const std::system_error&) {  // no more are to be had: those that are there do the work
    if (workers.empty()) run();
  }
  for (auto& worker : workers) worker.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace chancery
