using Daybook.Tests.Auditing.Support;

namespace Daybook.Tests.Auditing.Types;

public sealed class TypeRuleTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task A_type_conflict_that_the_journal_recorded_is_found() =>
        await _ledger.FindsAsync("type-conflict", _ledger.Add("type_conflict", reason: "'desk_note' was recorded with category 'error'"));

    [Fact]
    public async Task An_imported_event_under_another_category_than_the_catalogue_has_is_found()
    {
        _ledger.Add("whipsaw_allow", "KO", "allow", origin: "old.db", category: "protection");
        var misfiled = _ledger.Add("whipsaw_allow", "KO", "allow", origin: "old.db", category: "system");

        var finding = await _ledger.FindsAsync("category-conflict", misfiled);

        Assert.Equal("a whipsaw_allow is filed under 'system'; the catalogue has it under 'protection'", finding.Examples[0].Sentence);
    }

    [Fact]
    public async Task An_unknown_type_under_two_categories_of_one_source_is_found()
    {
        _ledger.Add("house_rule", origin: "old.db", category: "protection");
        _ledger.Add("house_rule", origin: "other.db", category: "system");
        _ledger.Add("house_rule", origin: "old.db", category: "protection");
        var second = _ledger.Add("house_rule", origin: "old.db", category: "my own");

        await _ledger.FindsAsync("category-conflict", second);
    }

    [Fact]
    public async Task An_imported_action_that_its_type_does_not_admit_is_found()
    {
        _ledger.Add("position_open", "KO", "open", origin: "old.db");
        _ledger.Add("house_rule", "KO", "anything", origin: "old.db");
        var wrong = _ledger.Add("position_hold", "KO", "close", origin: "old.db");

        var finding = await _ledger.FindsAsync("action-contradicts-type", wrong);

        Assert.Equal("a position_hold has the action 'close'; it allows hold", finding.Examples[0].Sentence);
    }
}
