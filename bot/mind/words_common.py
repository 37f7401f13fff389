"""Everyday English words without much feeling: they only show that a line is English."""

from __future__ import annotations

from typing import Final

_COMMON = """
    able above across actually add against age ago air almost alone along already also although among amount animal answer answered
    anyway apart app appear area arm around art ask asked asking ate away back bag ball bank bath bear beat became become becoming bed
    been began begin behind being believe below beside between beyond big bird black blood blue board boat body bone book books bot both
    bottom bought box boy boys branch bread break breakfast bring brother brought brown build building built burn bus business busy buy call
    called calling came camera car card care carry case cat catch cause certain chance change changed chat chatting check checked child
    children choose city class classes clear climb clock close closed clothes cloud coat code coffee college color come comes coming common
    computer consider contain cook cooking corner cost could count country couple course cover cross cry cup cut dad dark date daughter day
    days dead deal dear decide decided deep degree did different dinner direction discord discuss doctor does doing dollar done door double draw
    dress drink drive driving drop dropped during each ear early earth east eat eating egg eight either else email end ended english enough
    enter equal evening event exam example except explain eye eyes face fact fall family famous far farm fast father favor feet fell felt
    few field fight figure fill film final finally find fine finger finish finished fire fish fit five fix floor fly follow food foot football
    forest forever forget forgot form found four friday front full game games garden gave girl girls give given gives giving glass goes going
    gold gone grass green grew ground group grow guess guy guys gym hair half hall hand hands happen happened hat head hear heard heat held help
    helping her herself high hill him himself his hit hold hole home hot hour hours house hundred idea imagine inside instead internet island
    itself join joined jump keep keeping kept key kid kids kind kitchen knew know known knows land language large late lately laugh law lay lead
    learn learned leave leaves leaving left leg less lesson let letter level life lift light line list listen listening live lived lives living
    local log long look looked looking looks lot loud low lower lunch machine main making man map mark market math matter may maybe meal mean means meant
    measure meat meet meeting men message messages met middle might mile milk mind mine minute minutes mom moment monday money month months moon
    morning mother mountain mouth move moved movie movies must myself name near need needed needs neither never new news next nine noon north nose note
    notice number object often oil old older online open opened order other others outside own page paid pair paper parents part party pay person phone
    photo pick picture piece place plan plans plant play played player please point police post present president press print probably promise promised
    pull push put question quick quiet quite race radio rain ran reach read reading ready reason red remember repeat reply rest return rich ride right
    river road rock roll room round rule run running said sale same sang sat saturday save saw says school science sea season second see seem seems seen
    self sell send sent sentence serve set seven several shape share she ship shirt shoe shop short should shoulder show shower shut side sign silence
    simple since single sister sit site six size skip skipped sky sleep sleeping slept small snow so social soft sold some son song soon sort sound south
    space speak special spell spend spent spring stand star start started starting state station stay stayed step still stone stood stop stopped store story
    straight street study studying stuff such summer sunday sure table take taken takes taking talk talked talking taste teach teacher team tell telling ten
    test text than theirs themselves thick think thinking third thought thousand three through throw thursday till time times tiny tired together told tomorrow
    took top touch toward town train travel tree tried trip true try trying tuesday turn turned tv twelve twenty twice two type typing under understand
    understood unless until upon use used user using usual usually video view visit voice wait waited waiting wake walk walking wall want wanted wants war wash
    watch watched watching water wear weather website wednesday week weekend weeks weight went west wheel whether white whole whose why wide wife wild will wind
    window winter wish with within without woke woman women wood word words wore work worked working world would write writing written wrote yard year years
    yellow yes yesterday yet young yours yourself zero cousin aunt uncle grandma grandpa dude bro sis mate homie roommate coworker boss manager teacher
    laptop screen keyboard server channel ping typing stream twitch youtube spotify netflix anime manga ranked loot quest raid pixel bot bots ai human humans
    hmm hm um uh uhh ah aw aww oof yikes nah eh huh hiya sup yo howdy ooh mhm gotcha dang geez wow brb gtg lmk btw tbh imo ngl fr rn
"""
COMMON_WORDS: Final = frozenset(_COMMON.split())
