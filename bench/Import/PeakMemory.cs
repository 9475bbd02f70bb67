namespace Equipoise.Bench.Import;

/// <summary>Watches how much memory the process holds, ten times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer timer;
    private long most;

    public PeakMemory()
    {
        GC.Collect();
        timer = new(_ => most = Math.Max(most, Environment.WorkingSet), null, 0, 100);
    }

    public double Megabytes => most / 1e6;

    public void Dispose() => timer.Dispose();
}
