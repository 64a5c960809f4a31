namespace Daybook.Cli.Tests.Support;

/// <summary>A folder of its own for one test, and in it the path of a journal.</summary>
public abstract class TempJournal : IDisposable
{
    protected TempJournal()
    {
        Folder = Directory.CreateTempSubdirectory("daybook-cli-").FullName;
        Journal = Path.Combine(Folder, "journal.db");
    }

    protected string Folder { get; }

    protected string Journal { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a verb on the journal, piped.</summary>
    internal Task<CliResult> OnJournalAsync(params string[] arguments) => CliRunner.RunAsync([.. arguments, "--journal", Journal]);

    /// <summary>Runs a verb on the journal in the given surroundings.</summary>
    internal Task<CliResult> OnJournalAsync(CliSetting setting, params string[] arguments) => CliRunner.RunAsync(setting, [.. arguments, "--journal", Journal]);

    /// <summary>Records lines.</summary>
    internal async Task RecordAsync(params string[] lines) =>
        (await OnJournalAsync(new CliSetting { InputText = string.Join('\n', lines) }, "record", "--durability", "committed")).Fine();

    /// <summary>Records four events about NVDA and KO: an open, a block with its numbers, an error, a close.</summary>
    internal Task RecordFourAsync() => RecordAsync(
        """{"timestamp":"2025-03-05T14:30:00Z","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65","score_after":0.81,"size_after":0.12,"execution_time_ms":2}""",
        """{"timestamp":"2025-03-06T14:30:00Z","event_type":"whipsaw_block","asset":"KO","reason":"1 of 1 cycles in 14 days","metadata":{"recent_cycles":1,"max_cycles":1},"execution_time_ms":4}""",
        """{"timestamp":"2025-03-07T14:30:00Z","event_type":"whipsaw_protection_check_error","asset":"KO","reason":"history is gone"}""",
        """{"timestamp":"2025-03-08T14:30:00Z","event_type":"position_close","asset":"NVDA","reason":"score 0.41 under 0.60","score_before":0.81,"score_after":0.41}""");
}
