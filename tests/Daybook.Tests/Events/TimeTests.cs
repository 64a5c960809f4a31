using CsCheck;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

public sealed class TimeTests
{
    [Fact]
    public void Text_reads_back_as_the_time_that_was_written() =>
        Generate.Time.Sample(time => IsoTime.TryParse(IsoTime.Format(time), out var read) && read == time && read.Offset == TimeSpan.Zero, iter: 10_000);

    [Fact]
    public void The_short_way_of_reading_a_time_reads_what_the_long_way_reads() =>
        Gen.Select(Generate.Time, Gen.Int[0, 27], Gen.Char["0129:-TZ. +,tz"], Gen.Bool).Sample(
            (time, at, sign, isChanged) =>
            {
                var letters = IsoTime.Format(time).ToCharArray();
                if (isChanged)
                    letters[at % letters.Length] = sign;
                var text = new string(letters);
                var isShort = IsoTime.TryParseUsual(System.Text.Encoding.UTF8.GetBytes(text), out var micros);
                var isLong = IsoTime.TryParse(text, out var read);

                return isChanged || isShort ? !isShort || (isLong && Microseconds.From(read) == micros) : !isLong;
            },
            iter: 100_000);

    [Fact]
    public void Microseconds_become_the_time_that_they_came_from() =>
        Gen.Long[Microseconds.Min, Microseconds.Max].Sample(micros => Microseconds.From(Microseconds.ToTime(micros)) == micros, iter: 10_000);

    [Fact]
    public void Finer_parts_are_cut_off_before_and_after_1970() =>
        Gen.Select(Gen.Long[Microseconds.Min, Microseconds.Max], Gen.Long[0, 9]).Sample(
            (micros, ticks) => Microseconds.From(Microseconds.ToTime(micros).AddTicks(ticks)) == micros, iter: 10_000);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.000001Z", 1)]
    [InlineData("1969-12-31T23:59:59.999999Z", -1)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1)]
    [InlineData("1969-12-31T23:59:59.9999990Z", -1)]
    [InlineData("1969-12-31T23:59:59.9999989Z", -2)]
    [InlineData("1970-01-02", 86_400_000_000)]
    [InlineData("1970-01-01T00:00:00.000001999Z", 1)]
    [InlineData("1970-01-01T00:00:00,000001Z", 1)]
    [InlineData("1970-01-01 00:00:00.123456789+00:00", 123_456)]
    [InlineData("1970-01-01T00:00:00.123456789123456789", 123_456)]
    public void A_time_is_a_number_of_microseconds_since_1970(string text, long micros)
    {
        Assert.True(IsoTime.TryParse(text, out var time));
        Assert.Equal(micros, Microseconds.From(time));
    }

    [Theory]
    [InlineData("2025-03-05T12:00:00Z")]
    [InlineData("2025-03-05T12:00:00")]
    [InlineData("2025-03-05 12:00:00")]
    [InlineData("2025-03-05 12:00")]
    [InlineData("2025-03-05T12:00Z")]
    [InlineData("2025-03-05T12:00:00.000000")]
    [InlineData("2025-03-05T14:00:00+02:00")]
    [InlineData("2025-03-05T06:30:00.0-05:30")]
    [InlineData("2025-03-05t12:00:00z")]
    [InlineData("2025-03-05T12:00z")]
    [InlineData("2025-03-05T12:00:00.000000000z")]
    public void Many_spellings_mean_one_time(string text)
    {
        Assert.True(IsoTime.TryParse(text, out var time));
        Assert.Equal(Make.Noon, time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2025")]
    [InlineData("2025-3-5")]
    [InlineData("2025-02-29")]
    [InlineData("2025-03-05T24:00:00Z")]
    [InlineData("2025-03-05T12:00:60Z")]
    [InlineData("05/03/2025")]
    [InlineData(" 2025-03-05")]
    [InlineData("2025-03-05T12:00:00Z ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("10000-01-01")]
    [InlineData("2025-03-05T12,00")]
    [InlineData("2025-03-05T12:00:00.1.2Z")]
    [InlineData("2025-03-05T12:00:00.123456789123456789123456789123456789123456789Z")]
    public void What_is_not_a_time_is_not_read(string text) => Assert.False(IsoTime.TryParse(text, out _));

    [Theory]
    [InlineData(0, "2025-03-05T12:00:00Z")]
    [InlineData(9, "2025-03-05T12:00:00Z")]
    [InlineData(10, "2025-03-05T12:00:00.000001Z")]
    [InlineData(1_230_019, "2025-03-05T12:00:00.123001Z")]
    public void A_fraction_of_a_second_has_six_digits_or_none(long ticks, string text) => Assert.Equal(text, IsoTime.Format(Make.Noon.AddTicks(ticks)));

    [Fact]
    public void A_time_is_written_in_utc() =>
        Assert.Equal("2025-03-05T12:00:00Z", IsoTime.Format(new DateTimeOffset(2025, 3, 5, 17, 30, 0, TimeSpan.FromHours(5.5))));

    [Fact]
    public void The_first_and_the_last_time_can_be_written()
    {
        Assert.Equal("0001-01-01T00:00:00Z", IsoTime.Format(Microseconds.ToTime(Microseconds.Min)));
        Assert.Equal("9999-12-31T23:59:59.999999Z", IsoTime.Format(Microseconds.ToTime(Microseconds.Max)));
    }

    [Fact]
    public void A_number_outside_the_years_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Microseconds.ToTime(Microseconds.Min - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Microseconds.ToTime(Microseconds.Max + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Microseconds.ToTime(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Microseconds.ToTime(long.MinValue));
    }
}
