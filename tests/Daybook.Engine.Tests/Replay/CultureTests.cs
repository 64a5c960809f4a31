using System.Globalization;
using Daybook.Engine.Tests.Support;
using Daybook.Engine.Tests.WhatIf;

namespace Daybook.Engine.Tests.Replay;

public sealed class CultureTests
{
    [Theory]
    [InlineData("conservative")]
    [InlineData("aggressive")]
    [InlineData("adaptive")]
    [InlineData("institutional")]
    public void A_replay_says_the_same_whatever_the_machine_is_set_to(string preset)
    {
        var there = EventLine.Of(RecordedReplay.Of(MakeReplays.Regimes(5, preset)).Events);
        var here = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Assert.Equal(",", here.NumberFormat.NumberDecimalSeparator);
            Assert.Equal(EventLine.Of(RecordedReplay.Of(MakeReplays.Regimes(5, preset)).Events), there);
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }
}
