using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Tests.Journals;

public sealed class JournalLocatorTests
{
    private readonly JournalLocator _locator = new(new Named(null), new Named("ledger"));

    [Theory]
    [InlineData("daybook.db", null)]
    [InlineData("/var/lib/daybook.db", null)]
    [InlineData(@"C:\journals\daybook.db", null)]
    [InlineData("c://journals/daybook.db", null)]
    [InlineData("a b://daybook.db", null)]
    [InlineData("ledger://host/name", "ledger")]
    [InlineData("LEDGER://host/name", "ledger")]
    public void An_address_is_opened_by_whom_its_scheme_names(string address, string? scheme) => Assert.Equal(scheme, _locator.Find(address).Scheme);

    [Fact]
    public void An_unknown_scheme_is_refused_with_those_that_are_known_and_without_the_rest_of_the_address()
    {
        var error = Assert.Throws<JournalOpenException>(() => _locator.Find("postgres://user:secret@host/name"));

        Assert.Equal(JournalOpenProblem.UnknownAddress, error.Problem);
        Assert.Contains("'postgres://'", error.Message, StringComparison.Ordinal);
        Assert.Contains("a file's path, ledger://", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_in_no_file_is_not_backed_up_from_here()
    {
        var error = Assert.Throws<JournalOpenException>(() => _locator.FilesOf("ledger://host/name"));

        Assert.Contains("ledger://", error.Message, StringComparison.Ordinal);
    }

    private sealed class Named(string? scheme) : IJournalProvider
    {
        public string? Scheme => scheme;

        public string Software => "none";

        public IJournalFiles? Files => null;

        public bool Exists(string address) => false;

        public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
