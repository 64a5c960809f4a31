using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Exchange.Tests.Importing;

public sealed class ImporterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_takes_an_import_once_and_keeps_its_tree_whole()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var journal = await Journal.OpenAsync(new MemoryStore(), new JournalOptions { Actor = "desk" }, cancellation);
        var run = Make.Run(_folder);

        var first = await Importer.ImportAsync(journal, run, cancellationToken: cancellation);
        var second = await Importer.ImportAsync(journal, run, cancellationToken: cancellation);

        Assert.Equal((11, 0, 0, 11), (first.Imported, first.AlreadyPresent, second.Imported, second.AlreadyPresent));
        Assert.Equal(11, (await journal.GetHeadAsync(cancellation)).Count);
        Assert.True((await journal.VerifyAsync(cancellationToken: cancellation)).Ok);
    }

    [Fact]
    public async Task Imported_types_are_not_registered_and_imported_sessions_do_not_run()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: cancellation);
        var path = _folder.Write("a.jsonl", Make.Line(1).Replace("whipsaw_block", "desk_note", StringComparison.Ordinal) + "\n"
            + Make.Line(2).Replace("whipsaw_block", "session_start", StringComparison.Ordinal).Replace("\"protection\"", "\"system\"", StringComparison.Ordinal));

        await Importer.ImportAsync(journal, path, cancellationToken: cancellation);

        Assert.Empty(await journal.Source.GetRegisteredTypesAsync(cancellation));
        Assert.Empty(await journal.Source.GetRunningSessionsAsync(cancellation));
        var found = (await journal.Source.ReadAsync(2, 1, cancellation))[0];
        Assert.Equal(("desk_note", EventCategory.Protection, true), (found.Type.Name, found.Category, found.Type.IsForeign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("long")]
    public async Task An_identity_out_of_its_range_is_refused(string source)
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: TestContext.Current.CancellationToken);
        var options = new ImportOptions { Source = source == "long" ? new string('x', ImportOptions.MaxSourceLength + 1) : source };

        await Assert.ThrowsAsync<ArgumentException>(
            () => Importer.ImportAsync(journal, _folder.Write("a.jsonl", Make.Lines(1)), options, cancellationToken: TestContext.Current.CancellationToken));
    }
}
