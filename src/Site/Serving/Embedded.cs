namespace Equipoise.Site.Serving;

/// <summary>Files that the program carries inside, by the folder in which they were put.</summary>
internal static class Embedded
{
    /// <summary>Every file of a folder, by name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> In(string folder) =>
        from name in typeof(Embedded).Assembly.GetManifestResourceNames()
        where name.StartsWith(folder + '/', StringComparison.Ordinal)
        select (name[(folder.Length + 1)..], Read(name));

    private static byte[] Read(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
