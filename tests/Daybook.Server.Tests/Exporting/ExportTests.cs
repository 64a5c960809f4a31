using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Operations;
using Daybook.Operations.Exporting;
using Daybook.Operations.Selecting;
using Daybook.Server.Tests.Support;
using Daybook.Sqlite;

namespace Daybook.Server.Tests.Exporting;

/// <summary>Exports over HTTP.</summary>
public sealed class ExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("jsonl", "", "application/jsonl")]
    [InlineData("jsonl", "&gzip=true", "application/gzip")]
    [InlineData("csv", "", "text/csv")]
    [InlineData("csv", "&filter=reason%20%3D%20'note%207'", "text/csv")]
    [InlineData("parquet", "", "application/vnd.apache.parquet")]
    public async Task A_file_is_byte_for_byte_what_the_tool_writes(string format, string query, string type)
    {
        await using var server = await Filled();
        using var response = await server.Client.GetAsync($"/api/journals/a/export?format={format}{query}", Token);
        var sent = await response.Content.ReadAsByteArrayAsync(Token);

        var isZipped = query.Contains("gzip", StringComparison.Ordinal);
        var file = Path.Combine(server.Folder.FullName, $"a.{format}{(isZipped ? ".gz" : string.Empty)}");
        await using var reader = await SqliteJournal.OpenReaderAsync(Path.Combine(server.Folder.FullName, "a.db"), Token);
        var selection = new Selection { Filter = query.Contains("filter", StringComparison.Ordinal) ? "reason = 'note 7'" : null };
        await ExportOperation.RunAsync(new OperationContext(new Daybook.Journals.JournalLocator(), reader), new ExportRequest { File = file, Selection = selection }, Token);
        Assert.Equal(await File.ReadAllBytesAsync(file, Token), sent);
        Assert.Equal((type, Path.GetFileName(file)), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
    }

    [Theory]
    [InlineData("?format=xml", "format")]
    [InlineData("?format=parquet&gzip=true", "gzip")]
    [InlineData("?filter=asset%20%3D", "filter")]
    [InlineData("?from=nonsense", "from")]
    public async Task What_cannot_be_exported_is_refused_before_the_file_begins(string query, string parameter)
    {
        await using var server = await Filled();
        using var response = await server.Client.GetAsync("/api/journals/a/export" + query, Token);
        Assert.Equal((HttpStatusCode.BadRequest, parameter), (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("parameter").GetString()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_finished_is_cut_off_and_does_not_look_whole()
    {
        await using var server = await RunningServer.StartAsync(async journal =>
        {
            var large = Make.Note(metadata: Daybook.Events.Metadata.Of(("text", new string('x', 16_000))));
            for (var group = 0; group < 40; group++)
                await journal.AppendAsync([.. Enumerable.Repeat(large, 100)], Storage.Durability.Committed, cancellationToken: Token);
        });
        using var response = await server.Client.GetAsync("/api/journals/a/export", HttpCompletionOption.ResponseHeadersRead, Token);
        await using var content = await response.Content.ReadAsStreamAsync(Token);
        await content.ReadExactlyAsync(new byte[100_000], Token);

        // The journal's last pages are gone while its first ones are being sent.
        await using (var file = new FileStream(Path.Combine(server.Folder.FullName, "a.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = file.Length / 3;
            var noise = new byte[1 << 20];
            Array.Fill(noise, (byte)0xA5);
            while (file.Position < file.Length)
                await file.WriteAsync(noise, Token);
        }

        await Assert.ThrowsAnyAsync<IOException>(async () => await content.CopyToAsync(Stream.Null, Token));
    }

    private static Task<RunningServer> Filled() => RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(50), cancellationToken: Token));
}
