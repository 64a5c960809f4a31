using System.Text.Json;
using Daybook.Events;
using Daybook.Operations.EventDetails;
using Daybook.Operations.Json;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class EventTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_comes_with_its_session_and_its_operation() =>
        GoldenFile.Holds("event", await EventOperation.RunAsync(Context(), new EventRequest { Id = 3 }, Cancel));

    [Fact]
    public async Task An_event_is_written_as_everywhere()
    {
        var answer = await EventOperation.RunAsync(Context(), new EventRequest { Id = 2 }, Cancel);

        using var document = JsonDocument.Parse(AnswerJson.ToText(answer));
        Assert.Equal(EventJson.ToLine(answer.Event), document.RootElement.GetProperty("event").GetRawText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000)]
    public async Task An_id_that_no_event_has_is_refused(long id)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => EventOperation.RunAsync(Context(), new EventRequest { Id = id }, Cancel));

        Assert.Equal((RefusalCode.EventNotFound, "id"), (refused.Code, refused.Parameter));
        Assert.Contains("its ids go from 1 to ", refused.Message, StringComparison.Ordinal);
    }
}
