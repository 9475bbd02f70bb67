using System.Text;
using Equipoise.Evidence.Reading;

namespace Equipoise.Product.Tests.Reading;

/// <summary>A small, valid evidence folder of its own in the temporary folder, to be spoilt by a test.</summary>
internal sealed class SampleFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("equipoise-sample-").FullName;

    public SampleFolder()
    {
        foreach (var (file, text) in SampleFiles.All) Write(file, text);
    }

    public string PathOf(string file) => Path.Combine(Root, file);

    public SampleFolder Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public SampleFolder Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    /// <summary>Replaces a text that stands in the file exactly once.</summary>
    public SampleFolder Edit(string file, string find, string replace)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Equal(2, text.Split(find).Length);
        return Write(file, text.Replace(find, replace, StringComparison.Ordinal));
    }

    public EvidenceReading Read() => EvidenceFolder.Read(Root, TestContext.Current.CancellationToken);

    /// <summary>Reads a folder that cannot be loaded: a snapshot is never given beside problems.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var reading = Read();
        Assert.False(reading.IsValid);
        Assert.Null(reading.Snapshot);
        Assert.NotEmpty(reading.Problems);
        return reading.Problems;
    }

    /// <summary>A file kept open for the length of the test.</summary>
    public FileStream? Held { get; set; }

    public void Dispose()
    {
        Held?.Dispose();
        if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
        else File.Delete(Root);
    }
}
