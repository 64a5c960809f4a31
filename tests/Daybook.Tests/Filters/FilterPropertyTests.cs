using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterPropertyTests
{
    [Fact]
    public void Matching_equals_the_naive_evaluation() => Gen.Select(RandomFilters.Tree, RandomFilters.Event.Array[8]).Sample(
        (tree, events) =>
        {
            var filter = Given.Filter(tree.ToString());
            foreach (var portfolioEvent in events)
                Assert.Equal(NaiveEvaluation.Evaluate(tree, portfolioEvent) ?? false, filter.Matches(portfolioEvent));
        },
        iter: 2000);

    [Fact]
    public void The_canonical_text_reads_back_as_an_equal_tree() => RandomFilters.Tree.Sample(
        tree =>
        {
            var filter = Filter.Parse(tree.ToString(), Given.Now.AddYears(7));
            Assert.Equal(tree, filter.Tree);
            Assert.Equal(tree.GetHashCode(), filter.Tree.GetHashCode());
            Assert.Equal(tree.ToString(), filter.ToString());
        },
        iter: 2000);

    [Fact]
    public void What_matches_satisfies_the_plan_and_an_exact_plan_is_the_whole_condition() =>
        Gen.Select(Gen.OneOf(RandomFilters.Tree, RandomFilters.NarrowingTree), RandomFilters.Event.Array[8]).Sample(
            (tree, events) =>
            {
                var filter = Given.Filter(tree.ToString());
                foreach (var portfolioEvent in events)
                {
                    var (matches, satisfies) = (filter.Matches(portfolioEvent), Satisfies(filter.Plan, portfolioEvent));
                    Assert.True(satisfies || !matches, $"{filter} matches what its plan leaves out");
                    Assert.True(matches || !satisfies || !filter.Plan.IsExact, $"{filter} does not match what its exact plan lets in");
                }
            },
            iter: 4000);

    private static bool Satisfies(FilterPlan plan, PortfolioEvent portfolioEvent) =>
        !plan.IsNever
        && plan.Occurred.Contains(Microseconds.From(portfolioEvent.OccurredAt))
        && plan.Id.Contains(portfolioEvent.Id)
        && FilterPlan.PostingFields.All(field => plan.Admitted(field) is not { } admitted || (ValueOf(field, portfolioEvent) is { } value && admitted.Contains(value)));

    private static string? ValueOf(EventField field, PortfolioEvent portfolioEvent) => field switch
    {
        EventField.Asset => portfolioEvent.Asset,
        EventField.Type => portfolioEvent.Type.Name,
        EventField.Category => portfolioEvent.Category.Name,
        EventField.Regime => portfolioEvent.Regime,
        EventField.Action => portfolioEvent.Action,
        EventField.Session => portfolioEvent.SessionId,
        _ => portfolioEvent.TraceId,
    };
}
