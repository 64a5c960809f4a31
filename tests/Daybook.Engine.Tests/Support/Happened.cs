using Daybook.Events;

namespace Daybook.Engine.Tests.Support;

/// <summary>Events that protections fold.</summary>
internal static class Happened
{
    public static PortfolioEvent Opened(string asset, DateTimeOffset at, double size = 0.1) =>
        PortfolioEvent.Create(EventTypes.PositionOpen, at, $"{asset} was opened.", asset, sizeBefore: 0, sizeAfter: size);

    public static PortfolioEvent Closed(string asset, DateTimeOffset at, double size = 0.1) =>
        PortfolioEvent.Create(EventTypes.PositionClose, at, $"{asset} was closed.", asset, sizeBefore: size, sizeAfter: 0);

    public static PortfolioEvent Increased(string asset, DateTimeOffset at, double size = 0.1) =>
        PortfolioEvent.Create(EventTypes.PositionAdjust, at, $"{asset} was made larger.", asset, "increase", sizeBefore: size, sizeAfter: size + 0.01);

    public static PortfolioEvent Decayed(string asset, DateTimeOffset at, double size) =>
        PortfolioEvent.Create(EventTypes.PositionDecay, at, $"{asset} was made smaller.", asset, sizeAfter: size);
}
