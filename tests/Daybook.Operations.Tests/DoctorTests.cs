using Daybook.Journals;
using Daybook.Operations.Doctoring;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class DoctorTests
{
    private static readonly DoctorCheck s_own = new("tool", Health.Ok, "daybook 1.2.3");

    [Fact]
    public async Task Of_a_journal_that_lies_in_no_files_the_journal_itself_is_looked_at()
    {
        var journals = new EmptyJournal();
        await using var context = new OperationContext(new JournalLocator(journals), "memory://desk");

        var answer = await DoctorOperation.RunAsync(context, new DoctorRequest { Own = [s_own] }, Cancel);

        Assert.True(answer.Ok);
        Assert.Equal([s_own, new DoctorCheck("events", Health.Ok, "none yet"), new DoctorCheck("sessions", Health.Ok, "none is running")], answer.Checks);
    }

    [Fact]
    public async Task Files_that_stand_badly_are_findings_and_so_is_what_cannot_be_opened()
    {
        await using var context = new OperationContext(new JournalLocator(new DamagedJournals()), "damaged.db");

        var answer = await DoctorOperation.RunAsync(context, new DoctorRequest(), Cancel);

        GoldenFile.Holds("doctor", answer);
        Assert.Equal((false, 4), (answer.Ok, answer.Findings));
    }

    [Fact]
    public async Task An_address_of_no_kind_is_a_finding()
    {
        await using var context = new OperationContext(new JournalLocator(new EmptyJournal()), "none://here");

        var answer = await DoctorOperation.RunAsync(context, new DoctorRequest { Own = [s_own] }, Cancel);

        Assert.Equal(["tool", "opening"], answer.Checks.Select(check => check.Name));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
