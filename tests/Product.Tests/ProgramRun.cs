using System.Diagnostics;

namespace Equipoise.Product.Tests;

/// <summary>A program that ran to its end, and what it said.</summary>
internal sealed record ProgramRun(int Exit, string Output, string Errors)
{
    /// <summary>Runs the <c>equipoise</c> that was built with these tests, as a process of its own with its output piped.</summary>
    public static Task<ProgramRun> Equipoise(params string[] arguments) =>
        Of("dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), .. arguments]);

    public static Task<ProgramRun> Of(string program, params string[] arguments) => With([], program, arguments);

    /// <summary>Runs a program with further variables of its environment.</summary>
    public static async Task<ProgramRun> With(Dictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return new(process.ExitCode, await output, await errors);
    }
}
