using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli;

/// <summary>Output for programs: one JSON value on standard output.</summary>
internal static class Json
{
    public static void Write<T>(T value)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(CanonicalJson.Write(value));
        output.WriteByte((byte)'\n');
    }
}
