using Daybook.Engine.Portfolios;
using Daybook.Recording;
using Daybook.Torture.Obedience;

namespace Daybook.Torture.Child;

/// <summary>Says to the live portfolio what it is told, and answers when that is acknowledged. Ends when it hears <c>stop</c>.</summary>
internal static class OrderingChild
{
    public static async Task RunAsync(string path, TextReader commands, TextWriter answers)
    {
        await using var journal = await Journal.OpenAsync(ObedienceFile.Open(path));
        using var portfolio = await Portfolio.OpenAsync(journal);
        for (string? line = "ready"; ; line = await commands.ReadLineAsync())
        {
            if (line is null or "stop")
                return;
            if (line != "ready")
                await Order.Parse(line).SayAsync(journal, portfolio);
            await answers.WriteLineAsync(line);
            await answers.FlushAsync();
        }
    }
}
