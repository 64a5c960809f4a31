using System.IO.Pipelines;
using System.Text;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class TailTests : TempJournal
{
    [Theory]
    [InlineData(new[] { "-n", "2" }, "3 4")]
    [InlineData(new[] { "-n", "0" }, "")]
    [InlineData(new[] { "-n", "9" }, "1 2 3 4")]
    [InlineData(new[] { "asset = 'NVDA'", "-n", "1" }, "4")]
    [InlineData(new[] { "asset = 'KO'" }, "2 3")]
    public async Task The_last_events_come_in_the_order_of_recording(string[] options, string expected)
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync(["tail", "--no-follow", "--json", .. options])).Fine();

        Assert.Equal(expected, string.Join(' ', result.Lines.Select(line => line["{\"id\":".Length..line.IndexOf(',', StringComparison.Ordinal)])));
    }

    [Fact]
    public async Task It_follows_what_others_record_until_it_is_stopped()
    {
        await RecordFourAsync();
        using var stop = new CancellationTokenSource();
        var output = new Pipe();
        var tailing = OnJournalAsync(new CliSetting { Output = output.Writer.AsStream(), Cancellation = stop.Token }, "tail", "-n", "1", "--json");
        Assert.StartsWith("{\"id\":4,", await LineAsync(output.Reader), StringComparison.Ordinal);

        await RecordFourAsync();

        Assert.StartsWith("{\"id\":5,", await LineAsync(output.Reader), StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":6,", await LineAsync(output.Reader), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, (await tailing).Code);
    }

    private static async Task<string> LineAsync(PipeReader reader)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var read = await reader.ReadAsync(patience.Token);
            var text = Encoding.UTF8.GetString(read.Buffer);
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            if (end >= 0)
            {
                reader.AdvanceTo(read.Buffer.GetPosition(Encoding.UTF8.GetByteCount(text.AsSpan(0, end + 1))));
                return text[..end];
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
