using System.Globalization;

namespace Equipoise.Cli;

/// <summary>A file that a person asked for.</summary>
internal static class OutputFile
{
    /// <summary>Writes it, and says on standard error how large it is; <c>-</c> is standard output.</summary>
    public static async Task Write(string file, byte[] bytes, CancellationToken cancel)
    {
        if (file == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes, cancel);
            return;
        }

        await File.WriteAllBytesAsync(file, bytes, cancel);
        await Console.Error.WriteLineAsync($"Wrote {file}, {(bytes.Length / 1024.0).ToString("N0", CultureInfo.InvariantCulture)} kB.");
    }
}
