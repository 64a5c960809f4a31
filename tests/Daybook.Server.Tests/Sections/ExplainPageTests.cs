using System.Net;
using Daybook.Contract.Making;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Explanations;
using Daybook.Filters;
using Daybook.Operations.Explaining;
using Daybook.Recording;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Sections;

/// <summary>The page of explanations says what the operation says, with each check's numbers and its scale.</summary>
public sealed class ExplainPageTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("id=1")]
    [InlineData("asset=KO&date=2025-03-03")]
    public async Task A_decision_is_explained_with_its_checks_and_changes(string question)
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var asked = question.StartsWith("id", StringComparison.Ordinal) ? new ExplainRequest { Id = 1 } : new ExplainRequest { Asset = "KO", Date = "2025-03-03" };
        var expected = await server.AskAsync(context => ExplainOperation.RunAsync(context, asked, Token));

        var html = await server.Client.GetStringAsync($"/journals/a/explain?{question}", Token);

        var text = HtmlText.Text(html);
        Assert.All(expected.Sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        var checks = HtmlText.Rows(html, "verdicts");
        Assert.Equal(["holding", Hostile], checks.Select(row => row[0].Split(", ")[0]));
        Assert.Equal(["blocked", "passed"], checks.Select(row => row[1]));
        Assert.Equal(("2 days", ">= 5 days"), (checks[0][2], checks[0][3]));
        Assert.Equal(
            expected.Explanation.Decisions[0].Decision!.Changes.Select(change => (change.Name, ChangeSentences.Step(change))), HtmlText.Rows(html, "changes").Select(row => (row[0], row[1])));
        Assert.Equal(1, html.Split("<svg").Length - 1);
        Assert.DoesNotContain(Hostile, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_question_the_last_decisions_are_listed()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var html = await server.Client.GetStringAsync("/journals/a/explain", Token);
        var row = Assert.Single(HtmlText.Rows(html, "decisions"));
        Assert.Equal(("KO", "not close, refused"), (row[1], row[2]));
        Assert.Contains("explain?id=1", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id=99", HttpStatusCode.NotFound)]
    [InlineData("id=x", HttpStatusCode.BadRequest)]
    [InlineData("asset=KO", HttpStatusCode.BadRequest)]
    [InlineData("asset=KO&date=soon", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_said_beside_the_form(string question, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        using var response = await server.Client.GetAsync($"/journals/a/explain?{question}", Token);
        var html = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"asset\"", html, StringComparison.Ordinal);
    }

    private static async Task FillAsync(Journal journal)
    {
        var decision = new Decision
        {
            Asset = "KO",
            Action = DecisionAction.NotClose,
            Score = 0.4,
            Threshold = 0.6,
            DecidedBy = "holding",
            Checks = [DecisionCheck.Block("holding", 2, CompareOperator.GreaterOrEqual, 5, "days"), DecisionCheck.Pass(Hostile)],
            Inputs = [new DecisionInput(Hostile, Hostile)],
            Alternatives = [new DecisionAlternative(Hostile, 0.7, Hostile)],
        };
        await journal.AppendAsync(
            [PortfolioEvent.Create(EventTypes.Decision, Make.Start, Hostile, "KO", action: "not_close", scoreAfter: 0.4, metadata: decision.ToMetadata())], cancellationToken: Token);
    }
}
