/// Latin letters with marks, and their plain forms.
///
/// Made from the Unicode decompositions: the first letter of the lower-cased compatibility decomposition;
/// `.` where the letter has none and stays as it is.
enum LatinFolding {
    /// U+00C0 to U+024F.
    private static let extended: [UInt8] = Array(
        """
        aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
        iiiijjkkkllllll..llnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs.................ff.............\
        oo.............uu...................dddlllnnnaaiioouuuuuuuuuu.aaaaaa..ggkkoooo..jdddgg..nnaaaaooaaaaeeeeiiiioooo\
        rrrruuuusstt..hh......aaeeooooooooyy............................
        """.utf8)

    /// U+1E00 to U+1EFF.
    private static let additional: [UInt8] = Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttt\
        tttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooo\
        oooouuuuuuuuuuuuuuyyyyyyyy......
        """.utf8)

    /// The plain lower-case letter for a scalar; nil where it has none.
    static func letter(for scalar: UInt32) -> UInt8? {
        let letter: UInt8
        switch scalar {
        case 0xC0...0x24F: letter = extended[Int(scalar - 0xC0)]
        case 0x1E00...0x1EFF: letter = additional[Int(scalar - 0x1E00)]
        // Full-width forms and the mathematical alphabets people decorate messages with.
        case 0xFF21...0xFF3A: letter = UInt8(scalar - 0xFF21) + 0x61
        case 0xFF41...0xFF5A: letter = UInt8(scalar - 0xFF41) + 0x61
        case 0xFF10...0xFF19: letter = UInt8(scalar - 0xFF10) + 0x30
        case 0x1D400...0x1D6A3: letter = UInt8((scalar - 0x1D400) % 26) + 0x61
        case 0x1D7CE...0x1D7FF: letter = UInt8((scalar - 0x1D7CE) % 10) + 0x30
        default: return nil
        }
        return letter == 0x2E ? nil : letter
    }

    /// The second letter of those that become two: æ, œ, ß.
    static func secondLetter(for scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xC6, 0xE6, 0x152, 0x153: 0x65
        case 0xDF, 0x1E9E: 0x73
        default: nil
        }
    }
}
