using Equipoise.Statistics.Tables;

namespace Equipoise.Peers;

/// <summary>Data that R wrote.</summary>
internal sealed class Data(string folder)
{
    public Table this[string name]
    {
        get
        {
            var lines = File.ReadAllLines(Path.Combine(folder, name + ".csv")).Select(l => l.Split(',')).ToArray();
            return new(lines[0].Select((n, c) => new Column(n, lines.Skip(1).Select(l => l[c]))));
        }
    }

    public static double[] Numbers(Table table, string column) => [.. table[column].Numbers];
}
