using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording;

/// <summary>
/// Recording the outcome and duration of an operation: one event of the type given when it succeeds, one of the type <c>&lt;type&gt;_error</c> when it throws,
/// and then the exception goes on its way. Misuse is refused before the operation starts, so that recording never spoils one that succeeded; an operation that
/// outlives the session or trace that it was measured in is not recorded.
/// </summary>
public static class Measuring
{
    /// <summary>Runs an operation and records what became of it.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="type">The type of the event on success; it may require an asset, but no other column.</param>
    /// <param name="reason">What is done and why.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="asset">The asset that it is done for.</param>
    /// <param name="metadata">Further facts, for either event.</param>
    /// <exception cref="InvalidEventException">The event could not be recorded; the operation was not started.</exception>
    public static T Measure<T>(this IRecorder recorder, EventType type, string reason, Func<T> operation, string? asset = null, Metadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var measurement = Measurement.Begin(recorder, type, reason, asset, metadata);
        T result;
        try
        {
            result = operation();
        }
        catch (Exception error)
        {
            measurement.Failed(error);
            throw;
        }

        measurement.Succeeded();
        return result;
    }

    /// <inheritdoc cref="Measure{T}(IRecorder, EventType, string, Func{T}, string?, Metadata?)"/>
    public static void Measure(this IRecorder recorder, EventType type, string reason, Action operation, string? asset = null, Metadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        recorder.Measure(
            type,
            reason,
            () =>
            {
                operation();
                return true;
            },
            asset,
            metadata);
    }

    /// <inheritdoc cref="Measure{T}(IRecorder, EventType, string, Func{T}, string?, Metadata?)"/>
    public static async Task<T> MeasureAsync<T>(
        this IRecorder recorder, EventType type, string reason, Func<Task<T>> operation, string? asset = null, Metadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var measurement = Measurement.Begin(recorder, type, reason, asset, metadata);
        T result;
        try
        {
            result = await operation().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            measurement.Failed(error);
            throw;
        }

        measurement.Succeeded();
        return result;
    }

    /// <inheritdoc cref="Measure{T}(IRecorder, EventType, string, Func{T}, string?, Metadata?)"/>
    public static Task MeasureAsync(
        this IRecorder recorder, EventType type, string reason, Func<Task> operation, string? asset = null, Metadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return recorder.MeasureAsync(
            type,
            reason,
            async () =>
            {
                await operation().ConfigureAwait(false);
                return true;
            },
            asset,
            metadata);
    }

    private readonly record struct Measurement(IRecorder Recorder, EventFields Success, EventFields Failure, Metadata? Further, long StartedAt)
    {
        public static Measurement Begin(IRecorder recorder, EventType type, string reason, string? asset, Metadata? metadata)
        {
            ArgumentNullException.ThrowIfNull(recorder);
            ArgumentNullException.ThrowIfNull(type);
            var success = new EventFields { Type = type, Reason = reason, Asset = asset, Metadata = metadata };

            // Both are made once to see that they can be.
            _ = PortfolioEvent.Create(success with { OccurredMicros = 0 });
            _ = new Facts().Error(new InvalidOperationException()).And(metadata);
            var failure = success with { Type = EventTypes.Error(type.Name), Reason = SessionEvents.Reason(reason, "failed") };
            return new Measurement(recorder, success, failure, metadata, recorder.Time.GetTimestamp());
        }

        public void Succeeded() => Record(Success with { ExecutionTimeMs = Elapsed });

        public void Failed(Exception error) => Record(Failure with
        {
            Reason = SessionEvents.Reason(Failure.Reason!, error.Message),
            ExecutionTimeMs = Elapsed,
            Metadata = FactsOf(error),
        });

        private void Record(in EventFields outcome)
        {
            try
            {
                Recorder.Record(in outcome);
            }
            catch (ObjectDisposedException)
            {
                // The operation outlived or ended what it was recorded in. That must change neither its result nor its exception.
            }
        }

        // Metadata near the largest size leaves no room for what the exception says; then the exception is what matters.
        private Metadata? FactsOf(Exception error)
        {
            var facts = new Facts().Error(error);
            return Further is null || Further.Utf8.Length > Metadata.MaxBytes / 4 ? facts.And(null) : facts.And(Further);
        }

        private double Elapsed => Math.Max(0, Recorder.Time.GetElapsedTime(StartedAt).TotalMilliseconds);
    }
}
