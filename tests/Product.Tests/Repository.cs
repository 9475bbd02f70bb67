namespace Equipoise.Product.Tests;

/// <summary>The files of the project, for tests of what is written in them.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Data => Path.Combine(Root, "data");

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Equipoise.slnx")) ? folder
        : Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) is { } parent ? Above(parent)
        : throw new DirectoryNotFoundException("The tests run from within the project's own folder.");
}
