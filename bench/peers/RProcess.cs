using System.Diagnostics;
using System.Globalization;

namespace Equipoise.Peers;

/// <summary>R, started once, which runs what it is told to and says how long that took by its own clock.</summary>
internal sealed class RProcess : IDisposable
{
    private readonly Process process;

    public RProcess(string script, string folder)
    {
        process = Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", script, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Version = Answer();
    }

    public string Version { get; }

    public Batch Run(string name, int times)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {times}"));
        process.StandardInput.Flush();
        var words = Answer().Split(' ');
        return new(Number(words[0]) / times, Number(words[1]));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Answer() => process.StandardOutput.ReadLine()?.Trim() ?? throw new InvalidOperationException("R ended; its message stands above.");

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
