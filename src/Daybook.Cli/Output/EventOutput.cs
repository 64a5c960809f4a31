using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>Prints events page by page: a table for people, a JSON line each for programs.</summary>
internal sealed class EventOutput(Invocation run)
{
    private readonly EventTable _table = new(run.Screen);

    /// <summary>Prints events, for people with those that say the same taken together.</summary>
    /// <param name="page">The events, the oldest first.</param>
    public void WriteTogether(IReadOnlyList<PortfolioEvent> page)
    {
        if (run.Json)
        {
            Write(page);
            return;
        }

        _table.Write(EventRow.Together(page));
        run.Screen.Flush();
    }

    /// <summary>Prints a page and hands it over.</summary>
    public void Write(IReadOnlyList<PortfolioEvent> page)
    {
        if (run.Json)
        {
            JsonOutput.Lines(run.Terminal, page);
            return;
        }

        _table.Write(page);
        run.Screen.Flush();
    }
}
