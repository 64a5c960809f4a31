using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Tests.Recording;

public sealed class JournalOptionsTests
{
    [Fact]
    public async Task Every_wrong_option_is_named_at_once_with_the_value_seen()
    {
        var options = new JournalOptions
        {
            BufferCapacity = 0,
            FlushInterval = TimeSpan.Zero,
            MaxWait = TimeSpan.FromSeconds(-1),
            MaxGroup = 2_000_000,
            Actor = "half \ud800",
            Time = null!,
        };

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.OpenAsync(new MemoryStore(), options, TestContext.Current.CancellationToken));

        foreach (var expected in new[] { "BufferCapacity is 0", "FlushInterval is 00:00:00", "MaxWait is -00:00:01", "MaxGroup is 2000000", "Actor is", "Time is null" })
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        new JournalOptions().Validate();
        Assert.NotNull(new JournalOptions().Actor);
    }

    [Fact]
    public void The_ends_of_the_ranges_are_valid()
    {
        new JournalOptions { BufferCapacity = 1, FlushInterval = TimeSpan.FromMilliseconds(1), MaxWait = TimeSpan.Zero, MaxGroup = 1, Actor = null }.Validate();
        new JournalOptions
        {
            BufferCapacity = 1_000_000,
            FlushInterval = TimeSpan.FromHours(1),
            MaxWait = TimeSpan.FromHours(1),
            MaxGroup = 1_000_000,
            Actor = new string('a', 256),
        }.Validate();
    }
}
