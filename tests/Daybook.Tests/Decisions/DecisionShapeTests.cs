using Daybook.Decisions;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Tests.Queries;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Decisions;

public sealed class DecisionShapeTests
{
    [Theory]
    [InlineData("""{"score":"high"}""", "score is 'high'; it must be a number")]
    [InlineData("""{"threshold":[]}""", "threshold is a list; it must be a number")]
    [InlineData("""{"rank":0}""", "rank is 0; it must be a whole number of 1 or more")]
    [InlineData("""{"of":2.5}""", "of is 2.5; it must be a whole number of 1 or more")]
    [InlineData("""{"places":-1}""", "places is -1; it must be a whole number of 0 or more")]
    [InlineData("""{"rank":4,"of":3}""", "rank is 4, but only 3 were ranked")]
    [InlineData("""{"decided_by":7}""", "decided_by is 7; it must be a text")]
    [InlineData("""{"inputs":{}}""", "inputs is an object; it must be a list of objects")]
    [InlineData("""{"inputs":[{"name":"a"},{"value":1}]}""", "inputs[1].name is missing or empty; it is required")]
    [InlineData("""{"inputs":[{"name":"a","value":[1]}]}""", "inputs[0].value is a list; it must be a number, a text, true or false")]
    [InlineData("""{"checks":["whipsaw"]}""", "checks[0] is 'whipsaw'; it must be an object")]
    [InlineData("""{"checks":[{"verdict":"pass"}]}""", "checks[0].rule is missing or empty; it is required")]
    [InlineData("""{"checks":[{"rule":"a"}]}""", "checks[0].verdict is missing; it must be one of pass, block, override")]
    [InlineData("""{"checks":[{"rule":"a","verdict":"pass"},{"rule":"b","verdict":"blocked"}]}""", "checks[1].verdict is 'blocked'; it must be one of pass, block, override")]
    [InlineData("""{"checks":[{"rule":"a","verdict":"pass","comparison":"=="}]}""", "checks[0].comparison is '=='; it must be one of >=, >, <=, <, =, !=")]
    [InlineData("""{"checks":[{"rule":"a","verdict":"pass","observed":"x","comparison":">=","limit":1}]}""", "checks[0].observed is 'x'; only numbers can be ordered, other values are compared by = and !=")]
    [InlineData("""{"checks":[{"rule":"a","verdict":"pass","until":"soon"}]}""", "checks[0].until is 'soon'; it must be a time such as 2025-03-19T00:00:00Z")]
    [InlineData("""{"alternatives":[{"name":"a","score":true}]}""", "alternatives[0].score is true; it must be a number")]
    public void Another_shape_is_refused_with_its_path(string metadata, string problem)
    {
        var refused = Assert.Throws<InvalidEventException>(() => new Story().Add("decision", "portfolio", "open", "KO", metadata: metadata));

        Assert.Equal($"metadata: {problem}", refused.Message);
    }

    [Fact]
    public void An_asset_and_one_of_its_actions_are_required()
    {
        Assert.StartsWith("asset:", Assert.Throws<InvalidEventException>(() => new Story().Add("decision", "portfolio", "open")).Message, StringComparison.Ordinal);
        Assert.StartsWith("action: a decision cannot have the action 'buy'", Assert.Throws<InvalidEventException>(() => new Story().Add("decision", "portfolio", "buy", "KO")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"score":null,"rank":null,"checks":null,"decided_by":null}""")]
    [InlineData("""{"checks":[{"rule":"a","verdict":"pass","observed":true,"comparison":"=","limit":true,"code":null,"of_my_own":{}}],"mine":[]}""")]
    public void Null_is_nothing_and_further_keys_may_stand_beside(string? metadata) => Assert.Single(new Story().Add("decision", "portfolio", "hold", "KO", metadata: metadata).Events);

    [Fact]
    public void An_import_keeps_what_it_found()
    {
        var found = new Story().Add("decision", "portfolio", "buy", "KO", metadata: """{"checks":[{"verdict":"blok"}]}""", origin: "elsewhere").Last;

        Assert.Equal("""{"checks":[{"verdict":"blok"}]}""", found.Metadata!.ToString());
        Assert.Null(Decision.Of(found));
    }

    [Fact]
    public async Task A_strategy_records_its_decisions_in_a_trace()
    {
        await using var bench = await RecordingBench.OpenAsync();
        await using (var session = bench.Journal.BeginSession("rebalance"))
        {
            using var trace = session.BeginTrace("decide KO");
            Assert.True(trace.RecordDecision(
                new Decision { Asset = "KO", Action = DecisionAction.NotOpen, Score = 0.61, Threshold = 0.65 }, "not good enough", regime: "Reflation", sizeBefore: 0, sizeAfter: 0));
        }

        await bench.Journal.FlushAsync(cancellationToken: RecordingBench.Cancellation);
        var stored = Assert.Single(bench.Stored, stored => stored.Type.Equals(EventTypes.Decision));
        Assert.Equal(("KO", "not_open", 0.61, "Reflation", "not good enough"), (stored.Asset, stored.Action, stored.ScoreAfter, stored.Regime, stored.Reason));
        Assert.Equal("""{"score":0.61,"threshold":0.65}""", stored.Metadata!.ToString());
        Assert.NotNull(stored.TraceId);
        Assert.Throws<InvalidEventException>(() => bench.Journal.RecordDecision(new Decision { Asset = "KO", Action = DecisionAction.Open, Score = double.NaN }, "x"));
        Assert.Throws<InvalidEventException>(() => bench.Journal.RecordDecision(new Decision { Asset = "KO", Action = DecisionAction.Open, Checks = [DecisionCheck.Pass(" ")] }, "x"));
    }
}
