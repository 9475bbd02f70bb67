using Equipoise.Evidence.Claims.Fetching;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Cli.Claims;

/// <summary>What somebody wants checked: files, all files of a folder, what is piped in, addresses.</summary>
internal static class GatherPages
{
    /// <summary>Every page by its name; a folder stands for its files, those within folders in it too, hidden ones left out.</summary>
    public static IEnumerable<string> Named(IEnumerable<string> names) =>
        names.SelectMany(name => name != "-" && Directory.Exists(name)
            ? Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories).Where(f => !IsHidden(name, f)).Order(StringComparer.Ordinal)
            : Enumerable.Repeat(name, 1));

    public static bool IsAddress(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UnreadablePageException">It cannot be read.</exception>
    public static async Task<PageText> Read(string name, FetchPage fetch, CancellationToken cancel)
    {
        try
        {
            if (IsAddress(name)) return (await fetch.Run(name, cancel)).Text;
            if (name == "-") return await ReadPage.Run(await All(Console.OpenStandardInput(), cancel), null, cancel);
            await using var file = File.OpenRead(name);
            return await ReadPage.Run(await All(file, cancel), null, cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadablePageException("no-such-file", $"There is no file '{name}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadablePageException("file-closed", e.Message);
        }
    }

    private static bool IsHidden(string folder, string file) => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.'));

    /// <summary>Everything up to one byte more than is read at all.</summary>
    private static async Task<ReadOnlyMemory<byte>> All(Stream stream, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        var part = new byte[1 << 16];
        while (memory.Length <= ReadPage.MostBytes && await stream.ReadAsync(part, cancel) is > 0 and var read) memory.Write(part, 0, read);
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
