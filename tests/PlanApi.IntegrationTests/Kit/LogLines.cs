using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>Everything that the service logs, exceptions included.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentBag<(Func<string, bool> IsOne, CountdownEvent Left, TaskCompletionSource Done)> _awaited = [];

    public IReadOnlyList<string> All => [.. _lines];

    /// <summary>When as many more lines of a kind have been logged.</summary>
    public Task After(int count, Func<string, bool> isOne)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Add((isOne, new CountdownEvent(count), done));
        return done.Task;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Take);

    public void Dispose()
    {
    }

    private void Take(string line)
    {
        _lines.Enqueue(line);
        foreach (var (isOne, left, done) in _awaited)
        {
            if (isOne(line) && !left.IsSet && left.Signal())
                done.TrySetResult();
        }
    }

    private sealed class Logger(string category, Action<string> take) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            take($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
