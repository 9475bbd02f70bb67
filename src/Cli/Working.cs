using System.Diagnostics;
using Spectre.Console;

namespace Equipoise.Cli;

/// <summary>A bar for work that takes longer than a second, on standard error, where somebody watches.</summary>
internal static class Working
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work; nothing is shown while it is short, or if nobody watches.</summary>
    public static T Show<T>(string what, Func<IProgress<double>?, T> work)
    {
        if (Console.IsErrorRedirected) return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var bar = new Bar(console, what);
        try
        {
            return work(bar);
        }
        finally
        {
            bar.Clear();
        }
    }

    /// <summary>The same for work that waits.</summary>
    public static async Task<T> Show<T>(string what, Func<IProgress<double>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(null);
        var bar = new Bar(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), what);
        try
        {
            return await work(bar);
        }
        finally
        {
            bar.Clear();
        }
    }

    private sealed class Bar(IAnsiConsole console, string what) : IProgress<double>
    {
        private const int Width = 30;
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly Lock gate = new();
        private int shown = -1;

        public void Report(double value)
        {
            var percent = (int)(100 * Math.Clamp(value, 0, 1));
            lock (gate)
            {
                if (clock.Elapsed < Patience || percent <= shown) return;
                shown = percent;
                var filled = Width * percent / 100;
                console.Write(new Text($"\r{what} [{new string('=', filled)}{new string(' ', Width - filled)}] {percent,3} %"));
            }
        }

        public void Clear()
        {
            lock (gate)
            {
                if (shown >= 0) console.Write(new Text("\r" + new string(' ', what.Length + Width + 10) + "\r"));
            }
        }
    }
}
