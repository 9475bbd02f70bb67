namespace Equipoise.Cli;

/// <summary>The folder in which the program keeps what the person who runs it has not given another place.</summary>
internal static class OwnFolder
{
    /// <summary>What the variable names, or a file in the folder, which is made when it is missing.</summary>
    public static string Place(string variable, string file)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named) return named;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "equipoise");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, file);
    }
}
