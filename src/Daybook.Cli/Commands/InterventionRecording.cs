using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary>What <c>trading</c> and <c>release</c> share: who intervenes and why, and the event that records it.</summary>
internal static class InterventionRecording
{
    public static Option<string> By() => new("--by") { HelpName = "NAME", Description = "Who says so; recorded as the event's actor", Required = true };

    public static Option<string> Reason() => new("--reason") { HelpName = "TEXT", Description = "Why; recorded as the event's reason", Required = true };

    /// <summary>The person's name.</summary>
    /// <exception cref="MisuseException">It is empty.</exception>
    public static string Name(Invocation run, Option<string> by) => NotEmpty(run.Get(by), "--by");

    /// <summary>The person's reason.</summary>
    /// <exception cref="MisuseException">It is empty.</exception>
    public static string Why(Invocation run, Option<string> reason) => NotEmpty(run.Get(reason), "--reason");

    /// <summary>Records the event, in a session that says the portfolio if it has a name, and returns its id once it survives a power cut.</summary>
    public static async Task<long> AppendAsync(Invocation run, PortfolioEvent said, string? portfolio, CancellationToken cancellationToken)
    {
        var journal = await run.Context.Journals.OpenAsync(run.JournalPath, run.WriterOptions with { EndAbandonedSessions = false }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var session = portfolio is null ? null : journal.BeginSession(PortfolioBook.ToldKind, portfolio: portfolio);
            var id = (await journal.AppendAsync([said], cancellationToken: cancellationToken).ConfigureAwait(false))[0];
            if (session is not null)
                await session.CompleteAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
            return id;
        }
    }

    /// <summary>The event's id as a document.</summary>
    public static void WriteJson(Invocation run, long id) => JsonOutput.Document(run.Terminal, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("journal", run.JournalPath);
        writer.WriteNumber("event", id);
        writer.WriteEndObject();
    });

    /// <summary>A text that says something.</summary>
    /// <exception cref="MisuseException">It is absent or empty.</exception>
    public static string NotEmpty(string? text, string option)
    {
        if (text is null)
            throw new MisuseException($"{option} is missing: an intervention names a person and a reason");
        return string.IsNullOrWhiteSpace(text) ? throw new MisuseException($"{option}: it is empty") : text;
    }
}
