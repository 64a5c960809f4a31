using Daybook.Engine.Portfolios;
using Daybook.Recording;
using Daybook.Torture.Promises;

namespace Daybook.Torture.Obedience;

/// <summary>Says orders to the live portfolio: through a process that has it open, through a journal that is opened for the purpose, and now and then through the tool.</summary>
internal sealed class Orderer(string path, Random random, Bench bench) : IAsyncDisposable
{
    private const int Tool = 30;

    private ChildProcess? _child;

    /// <summary>How many orders went through the tool.</summary>
    public int ByTool { get; private set; }

    /// <summary>How many processes were killed while they spoke.</summary>
    public int Killed { get; private set; }

    /// <summary>Says it.</summary>
    /// <returns>False when the process that said it was killed meanwhile: then nobody knows whether it was heard.</returns>
    public async Task<bool> SayAsync(Order order)
    {
        if (order.Trading is not null && random.Next(Tool) == 0)
        {
            await SayByToolAsync(order);
            return true;
        }

        if (random.Next(2) == 0)
            return await SayByChildAsync(order);
        await using var journal = await Journal.OpenAsync(ObedienceFile.Open(path));
        using var portfolio = await Portfolio.OpenAsync(journal);
        await order.SayAsync(journal, portfolio);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
            await _child.DisposeAsync();
    }

    private async Task<bool> SayByChildAsync(Order order)
    {
        if (_child is null)
        {
            _child = ChildProcess.Start("order", path);
            await ExpectAsync("ready");
        }

        await _child.TellAsync(order.ToLine());
        if (random.Next(12) > 0)
        {
            await ExpectAsync(order.ToLine());
            return true;
        }

        Thread.SpinWait(random.Next(200_000));
        await _child.KillAsync();
        var said = (await _child.HearTheRestAsync(bench.Cancellation)).StartsWith(order.ToLine() + "\n", StringComparison.Ordinal);
        await _child.DisposeAsync();
        _child = null;
        Killed++;
        return said;
    }

    private async Task ExpectAsync(string line)
    {
        if (await _child!.HearAsync(bench.Cancellation) is var heard && heard != line)
            throw new InvalidOperationException($"The process that says orders said '{heard}' where it should say '{line}'.");
    }

    private async Task SayByToolAsync(Order order)
    {
        await using var tool = ChildProcess.StartTool("trading", order.Kind, "--by", "Ada Lovelace", "--reason", order.Reason, "--journal", path, "--json");
        var said = await tool.HearTheRestAsync(bench.Cancellation);
        if (await tool.WaitAsync() is var code and not 0)
            throw new InvalidOperationException($"'daybook trading {order.Kind}' ended with {code}: {said}");
        ByTool++;
    }
}
