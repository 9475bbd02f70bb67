namespace Equipoise.Registry.Demonstration;

/// <summary>What is to happen at an invented site, in the order of time, up to the present; what lies after it does not happen.</summary>
internal sealed class Agenda(DateTimeOffset until)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> waiting = new();
    private int order;

    /// <summary>The moment at which something happens now. It moves on with everything that is done, so that no two things bear the same instant.</summary>
    public DateTimeOffset Now { get; private set; } = DateTimeOffset.MinValue;

    public void Add(DateTimeOffset at, Func<Task> what)
    {
        if (at < until) waiting.Enqueue(what, (at < Now ? Now : at, order++));
    }

    /// <summary>The moment for one more act.</summary>
    public DateTimeOffset Tick() => Now += TimeSpan.FromSeconds(41);

    public async Task Run(DateTimeOffset from, Action<DateTimeOffset> told, CancellationToken cancel)
    {
        Now = from;
        while (waiting.TryDequeue(out var what, out var when))
        {
            cancel.ThrowIfCancellationRequested();
            if (when.At > Now) Now = when.At;
            told(Now);
            await what();
        }
    }
}
