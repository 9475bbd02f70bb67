using System.Text;
using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Statistics.Tables;

namespace Equipoise.Cli.Meta;

/// <summary>Reads a table from a file, or from standard input where the name is <c>-</c>.</summary>
internal static class TableFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Table> Read(string file, CancellationToken cancel)
    {
        if (file.Length == 0) throw new Refusal("The name of the file is empty.");
        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : System.IO.File.OpenRead(file);
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: true);
            return TableText.Read(await reader.ReadToEndAsync(cancel));
        }
        catch (TableTextException e)
        {
            throw new Refusal($"{Name(file)}: {e.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal($"{Name(file)} is not UTF-8 text. Save it as UTF-8 and try again.");
        }
        catch (FileNotFoundException)
        {
            throw new Refusal($"There is no file '{file}'.");
        }
        catch (DirectoryNotFoundException)
        {
            throw new Refusal($"There is no file '{file}'.");
        }
    }

    private static string Name(string file) => file == "-" ? "Standard input" : file;

}
