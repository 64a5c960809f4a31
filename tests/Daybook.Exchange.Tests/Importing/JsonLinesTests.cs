using System.Text;
using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_are_bracketed_by_a_session_at_their_earliest_and_latest_time()
    {
        var path = _folder.Write("events.jsonl", Make.Line(7) + "\n" + Make.Line(3) + "\n" + Make.Line(9) + "\n");

        var report = await _journal.ImportAsync(path);

        Assert.Equal((3, 0), (report.Imported, report.AlreadyPresent));
        var events = _journal.Events;
        Assert.Equal([EventTypes.SessionStart.Name, "whipsaw_block", "whipsaw_block", "whipsaw_block", EventTypes.SessionEnd.Name], events.Select(row => row.Type.Name));
        Assert.Equal((events[2].OccurredAt, events[3].OccurredAt), (events[0].OccurredAt, events[^1].OccurredAt));
        Assert.Equal((report.SessionId, report.SessionId), (events[0].SessionId, events[^1].SessionId));
        Assert.All(events, row => Assert.Equal("jsonl:events.jsonl", row.Origin));
        Assert.StartsWith($$"""{"kind":"import","status":"completed","source":"jsonl:{{path}}","rows":3,"sha256":""", events[^1].Metadata!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_keep_their_session_and_those_without_get_the_imports()
    {
        var path = _folder.Write("events.jsonl", Make.Line(1) + "\n" + Make.Line(2).Replace("\"s1\"", "null", StringComparison.Ordinal));

        var report = await _journal.ImportAsync(path);

        Assert.Equal(["s1", report.SessionId], _journal.Rows.Select(row => row.SessionId));
    }

    [Fact]
    public async Task Blank_lines_carriage_returns_and_a_byte_order_mark_are_no_rows()
    {
        var path = _folder.WriteBytes("events.jsonl", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"\n  \r\n {Make.Line(1)}\r\n\n{Make.Line(2)}")]);

        Assert.Equal(2, (await _journal.ImportAsync(path)).Imported);
    }

    [Fact]
    public async Task A_compressed_file_is_told_by_its_content()
    {
        var path = _folder.WriteBytes("events.jsonl", TempFolder.Gzip(Encoding.UTF8.GetBytes(Make.Lines(3))));

        Assert.Equal(3, (await _journal.ImportAsync(path)).Imported);
    }

    [Fact]
    public async Task A_file_of_several_compressed_members_is_read_whole()
    {
        var part = TempFolder.Gzip(Encoding.UTF8.GetBytes(Make.Line(1) + "\n"));

        var path = _folder.WriteBytes("events.jsonl.gz", [.. part, .. part]);

        Assert.Equal(2, (await _journal.ImportAsync(path)).Imported);
    }

    [Fact]
    public async Task An_empty_file_adds_nothing_at_all()
    {
        var report = await _journal.ImportAsync(_folder.Write("events.jsonl", "\n"));

        Assert.Equal((0, 0, null), (report.Imported, report.AlreadyPresent, report.SessionId));
        Assert.Empty(_journal.Events);
    }

    [Fact]
    public async Task What_Daybook_wrote_is_restored_as_it_was_without_a_bracket()
    {
        var fields = EventJson.Read(Encoding.UTF8.GetBytes(Make.Line(1)));
        fields.Id = 17;
        fields.RecordedMicros = 1;
        fields.Actor = "alice";
        var native = EventJson.ToLine(PortfolioEvent.Restore(fields with { SessionId = null, Action = "block" }));
        var foreign = EventJson.ToLine(PortfolioEvent.Restore(fields with { Id = 18, Origin = "desk", Actor = null }));
        var path = _folder.Write("export.jsonl", native + "\n" + foreign + "\n");

        var report = await _journal.ImportAsync(path, new ImportOptions { Actor = "bob" });

        Assert.Null(report.SessionId);
        Assert.Equal([("alice", null, null), (null, "s1", "desk")], _journal.Events.Select(row => (row.Actor, row.SessionId, row.Origin)));
    }

    [Fact]
    public async Task The_actor_is_given_to_rows_that_name_none()
    {
        var path = _folder.Write("events.jsonl", Make.Line(1) + "\n" + Make.Line(2, ", \"actor\": \"alice\"") + "\n");

        await _journal.ImportAsync(path, new ImportOptions { Actor = "bob" });

        Assert.Equal(["bob", "alice"], _journal.Rows.Select(row => row.Actor));
    }

    [Fact]
    public async Task A_type_under_another_category_is_kept_as_found()
    {
        var path = _folder.Write("events.jsonl", Make.Line(1).Replace("\"protection\"", "\"gossip\"", StringComparison.Ordinal));

        await _journal.ImportAsync(path);

        var row = _journal.Rows.Single();
        Assert.Equal(("whipsaw_block", "gossip", true), (row.Type.Name, row.Category.Name, row.Type.IsForeign));
    }
}
