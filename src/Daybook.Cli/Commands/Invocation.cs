using System.CommandLine;
using System.Text;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Cli.Commands;

/// <summary>One run of a verb: what was asked, the journal that it is asked of, and where the answer goes.</summary>
internal sealed class Invocation : IAsyncDisposable
{
    private readonly ParseResult _parsed;
    private readonly StreamWriter _output;
    private JournalReader? _reader;

    public Invocation(ParseResult parsed, Terminal terminal)
    {
        _parsed = parsed;
        Terminal = terminal;
        _output = new StreamWriter(terminal.Output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true);
        Screen = terminal.OutputIsTerminal ? new RichScreen(_output, terminal.Width, terminal.Colour) : new PlainScreen(_output);
    }

    public Terminal Terminal { get; }

    /// <summary>Where results for people go.</summary>
    public IScreen Screen { get; }

    /// <summary>Whether the answer is for programs.</summary>
    public bool Json => _parsed.GetValue(GlobalOptions.Json);

    /// <summary>The journal's path as the caller wrote it.</summary>
    public string JournalPath
    {
        get
        {
            var given = _parsed.GetValue(GlobalOptions.Journal);
            if (given is "")
                throw new MisuseException("--journal: a file's name is not empty");
            var path = given ?? Terminal.Variable(GlobalOptions.JournalVariable);
            return string.IsNullOrEmpty(path) ? GlobalOptions.DefaultJournal : path;
        }
    }

    /// <summary>Whether this command line names a journal.</summary>
    public bool IsJournalGiven => _parsed.GetValue(GlobalOptions.Journal) is not null;

    /// <summary>How the tool records: under its own name, by the terminal's clock.</summary>
    public JournalOptions WriterOptions => new() { Actor = "daybook", Time = Terminal.Time };

    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>Whether this command line names an option, rather than leaving it at its default.</summary>
    public bool IsGiven(Option option) => _parsed.GetResult(option) is { Implicit: false };

    public T? Get<T>(Argument<T> argument) => _parsed.GetValue(argument);

    /// <summary>Opens the journal for reading, once per run.</summary>
    public async ValueTask<JournalReader> OpenReaderAsync(CancellationToken cancellationToken) =>
        _reader ??= await SqliteJournal.OpenReaderAsync(JournalPath, cancellationToken).ConfigureAwait(false);

    /// <summary>What relative times count from.</summary>
    public async ValueTask<DateTimeOffset> NowAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        if (Get(GlobalOptions.Now) is { } text)
            return IsoTime.TryParse(text, out var now) ? now : throw new MisuseException($"--now: '{text}' is not a time; write 2025-03-05 or 2025-03-05T14:30:00Z");
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        return head.NewestOccurredMicros is { } newest ? Microseconds.ToTime(newest) : Terminal.Time.GetUtcNow();
    }

    /// <summary>Reads a time option.</summary>
    public DateTimeOffset? GetTime(Option<string?> option, DateTimeOffset now) =>
        Get(option) is { } text ? TimeArgument.Parse(text, option.Name, now) : null;

    /// <summary>Writes a line to standard error; never data.</summary>
    public void Say(string message)
    {
        Screen.Flush();
        Terminal.Error.WriteLine(VisibleText.Of(message));
    }

    /// <summary>Closes the reader, for a verb that goes on to write.</summary>
    public async ValueTask CloseReaderAsync()
    {
        if (_reader is { } reader)
            await reader.DisposeAsync().ConfigureAwait(false);
        _reader = null;
    }

    public ValueTask DisposeAsync() => CloseReaderAsync();
}
