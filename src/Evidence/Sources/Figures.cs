using Equipoise.Evidence.Checking;

namespace Equipoise.Evidence.Sources;

/// <summary>The figures inside records.</summary>
public static class Figures
{
    /// <summary>Every figure in the records, in the order in which the fields are declared.</summary>
    public static IEnumerable<Figure> In(IEnumerable<object> records) => Parts.Of<Figure>(records);
}
