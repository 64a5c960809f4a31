using System.Text;
using Daybook.Exchange.Exporting;
using Daybook.Operations.Exporting;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class ExportTests : SmallJournal
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-export-").FullName;

    [Fact]
    public async Task A_file_is_told_by_its_format_its_size_and_what_the_journal_was()
    {
        var file = In("ko.csv");

        var answer = await ExportOperation.RunAsync(Context(), new ExportRequest { File = file, Selection = new Selection { Filter = "asset = 'KO'" } }, Cancel);

        Assert.Equal(file, answer.File);
        Assert.Equal(new FileInfo(file).Length, answer.Bytes);
        GoldenFile.Holds("export", answer with { File = "ko.csv" });
    }

    [Fact]
    public async Task A_stream_takes_what_is_selected()
    {
        using var stream = new MemoryStream();

        var answer = await ExportOperation.WriteAsync(Context(), new ExportRequest { Format = ExportFormat.Csv, Selection = new Selection { Filter = "asset = 'KO'" } }, stream, Cancel);

        Assert.Equal((null, null, ExportFormat.Csv, 1), (answer.File, answer.Bytes, answer.Format, answer.Events));
        Assert.StartsWith("id,", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_no_event_has_are_told_when_nothing_is_selected()
    {
        var answer = await ExportOperation.WriteAsync(Context(), new ExportRequest { Selection = new Selection { Filter = "type = 'position_opn'" } }, Stream.Null, Cancel);

        Assert.Equal([new UnknownName("type", "position_opn", "position_open")], answer.UnknownNames);
    }

    [Theory]
    [InlineData("", null, RefusalCode.MissingValue)]
    [InlineData("there.csv", null, RefusalCode.FileExists)]
    [InlineData("new.txt", null, RefusalCode.FormatUnknown)]
    [InlineData("new.csv.gz", ExportFormat.Parquet, RefusalCode.Contradiction)]
    public async Task A_file_that_cannot_be_is_refused_and_leaves_nothing(string name, ExportFormat? format, RefusalCode code)
    {
        await File.WriteAllTextAsync(In("there.csv"), "old", Cancel);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ExportOperation.RunAsync(Context(), new ExportRequest { File = name.Length > 0 ? In(name) : name, Format = format }, Cancel));

        Assert.Equal(code, refused.Code);
        Assert.Equal([In("there.csv")], Directory.GetFiles(_folder));
        Assert.Equal("old", await File.ReadAllTextAsync(In("there.csv"), Cancel));
    }

    [Fact]
    public async Task It_says_how_far_it_is_under_the_files_name()
    {
        var seen = new List<OperationProgress>();

        await ExportOperation.RunAsync(Context(progress: new Seen(seen)), new ExportRequest { File = In("all.jsonl.gz") }, Cancel);

        Assert.Equal("all.jsonl.gz", seen[^1].Step);
        Assert.Equal(seen[^1].Total, seen[^1].Done);
    }

    protected override void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string In(string name) => Path.Combine(_folder, name);
}
