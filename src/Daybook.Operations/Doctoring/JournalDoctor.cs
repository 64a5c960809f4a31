using Daybook.Events;
using Daybook.Operations.Words;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Doctoring;

/// <summary>Asks an open journal about its writers, its sessions and its clock.</summary>
internal static class JournalDoctor
{
    // Clocks of machines that share a disk differ a little.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    // Every run of a tool that records is a writer of its own.
    private const int WritersShown = 3;

    /// <summary>Everything that can be asked.</summary>
    public static async Task<IReadOnlyList<DoctorCheck>> AskAsync(JournalReader reader, JournalHead head, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = new List<DoctorCheck> { Clock(head, now) };
        answers.AddRange(await SessionsAsync(reader, now, cancellationToken).ConfigureAwait(false));
        answers.AddRange(Writers(await reader.Source.GetWriterStatusAsync(cancellationToken).ConfigureAwait(false), now));
        return answers;
    }

    private static DoctorCheck Clock(JournalHead head, DateTimeOffset now)
    {
        if (head.Count == 0)
            return DoctorCheck.Ok("events", "none yet");
        var last = Microseconds.ToTime(head.LastRecordedMicros);
        return last - now > ClockTolerance
            ? DoctorCheck.Finding("clock", $"the last event was recorded at {IsoTime.Format(last)}, {Quantity.Duration(last - now)} after this clock's now: set the clock, or recording times stand still until it catches up")
            : DoctorCheck.Ok("events", $"{Quantity.Count(head.Count)}, the last recorded {Quantity.Duration(now - last)} ago");
    }

    private static async Task<IReadOnlyList<DoctorCheck>> SessionsAsync(JournalReader reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = new List<DoctorCheck>();
        foreach (var session in await reader.Source.GetRunningSessionsAsync(cancellationToken).ConfigureAwait(false))
        {
            var start = await reader.FindAsync(session.FirstEventId, cancellationToken).ConfigureAwait(false);
            var since = start is null ? string.Empty : $", begun {Quantity.Duration(now - start.RecordedAt)} ago";
            answers.Add(reader.Source.IsAbandoned(session.SessionId)
                ? DoctorCheck.Finding("session", $"{session.SessionId} was abandoned{since}: its process is gone; the next writer marks it so")
                : DoctorCheck.Note("session", $"{session.SessionId} is running{since}"));
        }

        if (answers.Count == 0)
            answers.Add(DoctorCheck.Ok("sessions", "none is running"));
        return answers;
    }

    private static IEnumerable<DoctorCheck> Writers(IReadOnlyList<WriterStatus> writers, DateTimeOffset now)
    {
        var well = 0;
        foreach (var writer in writers)
        {
            var who = $"{writer.Actor ?? "a writer"} (process {writer.ProcessId}), seen {Quantity.Duration(now - writer.UpdatedAt)} ago";
            if (writer.Statistics.Fault is { } fault)
                yield return DoctorCheck.Finding("writer", $"{who}, does not write: {fault}");
            else if (writer.Statistics.Refused > 0)
                yield return DoctorCheck.Finding("writer", $"{who}, refused {Quantity.Count(writer.Statistics.Refused, "event")}: 'recording_gap' events say when");
            else if (++well <= WritersShown)
                yield return DoctorCheck.Note("writer", $"{who}: {Quantity.Count(writer.Statistics.Events, "event")} in {Quantity.Count(writer.Statistics.Groups, "group")}, commit p99 {Quantity.Milliseconds(writer.Statistics.CommitMsP99)}");
        }

        if (well > WritersShown)
            yield return DoctorCheck.Note("writers", $"{Quantity.Count(well - WritersShown)} more wrote in the last {Quantity.Duration(WriterStatus.KeptFor)} and refused nothing");
    }
}
